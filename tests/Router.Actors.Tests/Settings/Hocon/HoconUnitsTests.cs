using LlmRouter.Settings.Hocon;

namespace LlmRouter.Tests.Settings.Hocon;

public sealed class HoconUnitsTests
{
    [Theory]
    [InlineData("10s", 10_000)]
    [InlineData("500 ms", 500)]
    [InlineData("2 minutes", 120_000)]
    [InlineData("1m", 60_000)]
    [InlineData("1.5h", 5_400_000)]
    [InlineData(" 1 day ", 86_400_000)]
    [InlineData("0s", 0)]
    [InlineData("0.4ms", 0)]
    public void Duration_Right_IsRead(string text, long milliseconds)
    {
        Assert.True(HoconUnits.TryDuration(text, out var duration));
        Assert.Equal(milliseconds, duration.TotalMilliseconds);
    }

    [Theory]
    [InlineData("off")]
    [InlineData("infinite")]
    public void Duration_Off_IsInfinite(string text) => Assert.True(HoconUnits.TryDuration(text, out var duration) && duration == Timeout.InfiniteTimeSpan);

    [Theory]
    [InlineData("-1ms")]
    [InlineData("-3 days")]
    public void Duration_Negative_IsNeverInfinite(string text) => Assert.True(HoconUnits.TryDuration(text, out var duration) && duration == TimeSpan.MinValue);

    [Fact]
    public void Duration_Enormous_IsTheLargest() => Assert.True(HoconUnits.TryDuration("999999999999999999 days", out var duration) && duration == TimeSpan.MaxValue);

    [Theory]
    [InlineData("10")]
    [InlineData("s")]
    [InlineData("")]
    [InlineData("1 fortnight")]
    [InlineData("1-2s")]
    [InlineData("1,5s")]
    [InlineData("1e3s")]
    [InlineData("Off")]
    [InlineData("99999999999999999999999999999999s")]
    public void Duration_Wrong_IsRefused(string text) => Assert.False(HoconUnits.TryDuration(text, out _));

    [Theory]
    [InlineData("16 MiB", 16777216)]
    [InlineData("64k", 65536)]
    [InlineData("64 KiB", 65536)]
    [InlineData("100 MB", 100_000_000)]
    [InlineData("3kB", 3000)]
    [InlineData("1G", 1073741824)]
    [InlineData("1GB", 1_000_000_000)]
    [InlineData("0.5k", 512)]
    [InlineData("7", 7)]
    [InlineData("7 bytes", 7)]
    [InlineData("999999999999999999 GB", long.MaxValue)]
    public void Size_Right_IsRead(string text, long bytes)
    {
        Assert.True(HoconUnits.TrySize(text, out var size));
        Assert.Equal(bytes, size);
    }

    [Theory]
    [InlineData("1 TB")]
    [InlineData("MiB")]
    [InlineData("")]
    [InlineData("1 mb")]
    public void Size_Wrong_IsRefused(string text) => Assert.False(HoconUnits.TrySize(text, out _));
}
