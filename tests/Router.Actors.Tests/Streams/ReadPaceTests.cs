using LlmRouter.Streams;
using LlmRouter.Testing.Time;

namespace LlmRouter.Tests.Streams;

public sealed class ReadPaceTests
{
    private const int Token = 200;

    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private readonly ManualTime _time = new();

    [Fact]
    public void Gathers_FirstReads_DoNot()
    {
        var pace = new ReadPace(Gather, _time);

        Assert.All(Enumerable.Range(0, ReadPace.Row), _ => Assert.False(pace.Gathers(Token)));
        Assert.True(pace.Gathers(Token));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(3.9999, true)]
    [InlineData(4, false)]
    [InlineData(20, false)]
    public void Gathers_NextRead_DependsOnTheTimeBetween(double milliseconds, bool gathers)
    {
        var pace = Quick();
        _time.Advance(TimeSpan.FromMilliseconds(milliseconds));

        Assert.Equal(gathers, pace.Gathers(Token));
    }

    [Fact]
    public void Gathers_AfterAPause_BeginsAnew()
    {
        var pace = Quick();
        _time.Advance(Gather * 4);
        Assert.False(pace.Gathers(Token));

        for (var i = 1; i < ReadPace.Row; i++)
        {
            _time.Advance((Gather * 4) - Tick);
            Assert.False(pace.Gathers(Token));
        }

        Assert.True(pace.Gathers(Token));
    }

    // More is waiting: a pause after each such read would be a limit to the bytes a second.
    [Fact]
    public void Gathers_ReadThatFilledTheBuffer_DoesNot()
    {
        var pace = Quick();

        Assert.False(pace.Gathers(4000));
        Assert.True(pace.Gathers(Token));
    }

    [Fact]
    public void Gathers_SwitchedOff_NeverDoes()
    {
        var pace = new ReadPace(TimeSpan.Zero, _time);

        Assert.All(Enumerable.Range(0, 3 * ReadPace.Row), _ => Assert.False(pace.Gathers(Token)));
    }

    private ReadPace Quick()
    {
        var pace = new ReadPace(Gather, _time);
        for (var i = 0; i <= ReadPace.Row; i++) pace.Gathers(Token);
        return pace;
    }
}
