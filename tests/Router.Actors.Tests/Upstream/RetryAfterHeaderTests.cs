using LlmRouter.Upstream;

namespace LlmRouter.Tests.Upstream;

public sealed class RetryAfterHeaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 21, 7, 28, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("30", 30)]
    [InlineData("1.5", 1.5)]
    [InlineData("Wed, 21 Oct 2026 07:28:30 GMT", 30)]
    [InlineData("Wed, 21 Oct 2026 07:27:30 GMT", 0)]
    [InlineData("Wednesday, 21-Oct-26 07:29:00 GMT", 60)]
    [InlineData("Wed Oct 21 07:29:00 2026", 60)]
    public void Read_RetryAfter_IsSecondsOrADate(string value, double seconds) => Assert.Equal(seconds, Read(("retry-after", value))?.TotalSeconds);

    [Fact]
    public void Read_Milliseconds_WinOverTheRoundedSeconds() => Assert.Equal(120, Read(("retry-after", "1"), ("retry-after-ms", "120"))?.TotalMilliseconds);

    [Fact]
    public void Read_BrokenMilliseconds_LeavesTheSeconds() => Assert.Equal(1, Read(("retry-after-ms", "soon"), ("retry-after", "1"))?.TotalSeconds);

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("1, 2")]
    [InlineData("1e5")]
    public void Read_Nonsense_IsNoAdvice(string value) => Assert.Null(Read(("retry-after", value)));

    [Fact]
    public void Read_None_IsNoAdvice() => Assert.Null(Read(("x-ratelimit-limit", "3")));

    [Fact]
    public void Read_MoreThanTimeHolds_IsAYear() =>
        Assert.Equal(366, Read(("retry-after", new string('9', 300)))?.TotalDays);

    private static TimeSpan? Read(params (string Name, string Value)[] headers) =>
        RetryAfterHeader.Read([.. headers.Select(header => new KeyValuePair<string, string>(header.Name, header.Value))], Now);
}
