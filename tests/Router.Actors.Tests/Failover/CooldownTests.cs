using LlmRouter.Failover;
using LlmRouter.Settings;

namespace LlmRouter.Tests.Failover;

public sealed class CooldownTests
{
    private static readonly TimeSpan Now = TimeSpan.FromSeconds(1000);

    [Theory]
    [InlineData(null, 5)]
    [InlineData(0.12, 0.12)]
    [InlineData(30.0, 30)]
    [InlineData(86400.0, 3600)]
    public void After_RateLimit_CoolsThatModelForTheAdvice(double? advice, double seconds)
    {
        var health = Limited(ProviderHealth.Initial, "m", advice, Now);

        Assert.Equal(new Standing(Availability.Cooling, TimeSpan.FromSeconds(seconds)), health.For("m", Now));
        Assert.Equal(Availability.Ready, health.For("other", Now).Availability);
        Assert.Equal(Availability.Ready, health.For("m", Now + TimeSpan.FromSeconds(seconds)).Availability);
        Assert.False(health.IsOpen);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void After_RateLimitWithoutWait_CoolsNothing(double advice) =>
        Assert.Equal(Availability.Ready, Limited(ProviderHealth.Initial, "m", advice, Now).For("m", Now).Availability);

    [Fact]
    public void After_TwoAdvices_TheLaterEndHolds()
    {
        var health = Limited(Limited(ProviderHealth.Initial, "m", 30, Now), "m", 5, Now + TimeSpan.FromSeconds(1));
        Assert.Equal(29, health.For("m", Now + TimeSpan.FromSeconds(1)).Wait.TotalSeconds);
    }

    [Fact]
    public void After_RateLimitOfTheRoutersOwn_CoolsNothing()
    {
        var health = ProviderHealth.Initial.After(Outcomes.Of(Outcomes.QueueFull), BreakerSettings.Never, Now, 0);
        Assert.Equal(Availability.Ready, health.For("m", Now).Availability);
    }

    [Fact]
    public void For_CoolingWhileTheBreakerIsOpen_IsCooling()
    {
        var health = Limited(ProviderHealth.Initial, "m", 30, Now).After(Outcomes.Of(Outcomes.Broken), new BreakerSettings(1, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5)), Now, 1);
        Assert.Equal((Availability.Cooling, Availability.Open), (health.For("m", Now).Availability, health.For("other", Now).Availability));
    }

    [Fact]
    public void With_MoreModelsThanItRemembers_DropsTheOneThatIsReadySoonest()
    {
        var cooling = Cooldowns.None;
        for (var i = 0; i < Cooldowns.Capacity; i++) cooling = cooling.With($"m{i}", TimeSpan.FromSeconds(100 + ((i + 1) % Cooldowns.Capacity)), Now);
        cooling = cooling.With("one more", TimeSpan.FromSeconds(50), Now);

        Assert.Equal(Cooldowns.Capacity, cooling.Count);
        Assert.Equal(TimeSpan.Zero, cooling.Left($"m{Cooldowns.Capacity - 1}", Now));
        Assert.Equal(50, cooling.Left("one more", Now).TotalSeconds);
    }

    [Fact]
    public void With_ExpiredOnes_DropsThem()
    {
        var cooling = Cooldowns.None;
        for (var i = 0; i < 10; i++) cooling = cooling.With($"m{i}", TimeSpan.FromSeconds(1), Now);
        Assert.Equal(1, cooling.With("new", null, Now + TimeSpan.FromSeconds(1)).Count);
    }

    private static ProviderHealth Limited(ProviderHealth health, string model, double? advice, TimeSpan now)
    {
        var error = Outcomes.Limited with { RetryAfter = advice is { } seconds ? TimeSpan.FromSeconds(seconds) : null };
        return health.After(Outcomes.Of(error, model: model), BreakerSettings.Never, now, 0);
    }
}
