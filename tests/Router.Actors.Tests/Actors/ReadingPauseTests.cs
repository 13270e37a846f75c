using LlmRouter.Actors;
using LlmRouter.Settings;

namespace LlmRouter.Tests.Actors;

public sealed class ReadingPauseTests
{
    private static readonly DiscoverySettings Passive = new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
    private static readonly DiscoverySettings Probing = Passive with { Probe = TimeSpan.FromSeconds(2) };

    [Theory]
    [InlineData(0, 60)]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(3, 20)]
    [InlineData(4, 40)]
    [InlineData(5, 60)]
    [InlineData(100_000, 60)]
    public void After_FailuresInARow_DoublesUpToTheRefresh(int failures, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), ReadingPause.After(Passive, failures, isOpen: true, chance: 0));

    [Fact]
    public void After_AFailure_AFifthOfThePauseIsChance() =>
        Assert.Equal(TimeSpan.FromSeconds(4), ReadingPause.After(Passive, failures: 1, isOpen: false, chance: 1));

    [Theory]
    [InlineData(false, 60)]
    [InlineData(true, 2)]
    public void After_WithAProbe_IsItsPauseWhileTheBreakerIsOpen(bool isOpen, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), ReadingPause.After(Probing, failures: 0, isOpen, chance: 0));

    [Fact]
    public void After_AProbeRarerThanTheRetry_IsTheRetry() =>
        Assert.Equal(TimeSpan.FromSeconds(5), ReadingPause.After(Passive with { Probe = TimeSpan.FromSeconds(50) }, failures: 1, isOpen: true, chance: 0));
}
