using LlmRouter.Failover;
using LlmRouter.Settings;

namespace LlmRouter.Tests.Failover;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 100)]
    [InlineData(3, 200)]
    [InlineData(4, 400)]
    [InlineData(5, 800)]
    [InlineData(6, 1000)]
    [InlineData(1000, 1000)]
    [InlineData(int.MaxValue, 1000)]
    public void Before_Round_DoublesToTheMaximum(int round, double milliseconds) =>
        Assert.Equal(milliseconds, Backoff.Before(round, Settings(100, 1000), chance: 1).TotalMilliseconds);

    [Theory]
    [InlineData(0, 100)]
    [InlineData(0.25, 125)]
    [InlineData(1, 200)]
    public void Before_Chance_IsHalfOfTheWait(double chance, double milliseconds) =>
        Assert.Equal(milliseconds, Backoff.Before(3, Settings(100, 1000), chance).TotalMilliseconds, 4);

    [Fact]
    public void Before_FirstWaitBeyondTheMaximum_IsTheMaximum() => Assert.Equal(50, Backoff.Before(2, Settings(100, 50), chance: 1).TotalMilliseconds);

    [Fact]
    public void Before_NoWait_IsZeroInEveryRound() => Assert.Equal(TimeSpan.Zero, Backoff.Before(40, Settings(0, 0), chance: 1));

    [Fact]
    public void Before_AnyRound_NeverOverflows()
    {
        var settings = new RetrySettings(100, TimeSpan.FromDays(1), TimeSpan.FromDays(365), new BudgetSettings(1, 1), LastResort: true);
        for (var round = 2; round < 200; round++) Assert.InRange(Backoff.Before(round, settings, chance: 1), TimeSpan.FromDays(1), TimeSpan.FromDays(365));
    }

    private static RetrySettings Settings(double backoff, double most) =>
        new(10, TimeSpan.FromMilliseconds(backoff), TimeSpan.FromMilliseconds(most), new BudgetSettings(1, 1), LastResort: true);
}
