using LlmRouter.Actors;

namespace LlmRouter.Tests.Actors;

public sealed class ReturnPauseTests
{
    [Fact]
    public void Next_EndsInARow_DoublesUpToTheLongest()
    {
        var pause = default(ReturnPause);
        var lengths = new List<double>();
        for (var end = 0; end < 12; end++)
        {
            pause = pause.Next(TimeSpan.FromSeconds(end));
            lengths.Add(pause.Length(chance: 0).TotalSeconds);
        }

        Assert.Equal([0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 30, 30, 30], lengths);
    }

    [Fact]
    public void Next_EndsForEver_NeverOverflows()
    {
        var pause = new ReturnPause(int.MaxValue - 1, TimeSpan.Zero).Next(TimeSpan.Zero);

        Assert.Equal(ReturnPause.Longest, pause.Length(chance: 0));
    }

    [Fact]
    public void Next_AfterAQuietTime_BeginsAnew()
    {
        var pause = default(ReturnPause).Next(TimeSpan.Zero).Next(TimeSpan.Zero).Next(TimeSpan.Zero);

        Assert.Equal(ReturnPause.Shortest * 8, pause.Next(ReturnPause.Quiet).Length(chance: 0));
        Assert.Equal(ReturnPause.Shortest, pause.Next(ReturnPause.Quiet + TimeSpan.FromTicks(1)).Length(chance: 0));
    }

    [Fact]
    public void Length_ByChance_IsAFifthShorterAtMost()
    {
        var pause = default(ReturnPause).Next(TimeSpan.Zero);

        Assert.Equal(ReturnPause.Shortest * 0.8, pause.Length(chance: 1));
    }
}
