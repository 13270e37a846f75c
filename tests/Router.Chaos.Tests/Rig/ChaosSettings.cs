using LlmRouter.Chaos.Faults;
using LlmRouter.Engine;
using LlmRouter.Settings;
using LlmRouter.Testing.Rig;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Chaos.Rig;

/// <summary>Settings of the arrangements: patient, but for the one limit that a fault is about.</summary>
internal static class ChaosSettings
{
    /// <summary>After this a second provider is asked. So short that no limit strikes with it.</summary>
    public static readonly TimeSpan Brief = TimeSpan.FromMilliseconds(20);

    /// <summary>The one limit that a fault is about.</summary>
    public static readonly TimeSpan Short = TimeSpan.FromMilliseconds(250);

    public const string Route = "chaos";

    /// <summary>Budgets are tested elsewhere; here every fault may be paid for.</summary>
    public static readonly BudgetSettings Plenty = new(PerRequest: 1, Burst: 1000);

    /// <summary>Every limit that a fault may be about; the others are far longer.</summary>
    public static readonly TimeSpan Limits = Refusal.Patience;

    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    /// <summary>One failure opens its breaker, so that whether one was counted can be seen.</summary>
    public static ProviderSettings Provider(ScriptedUpstream upstream, string name) =>
        TestSettings.OpenAi(upstream, name) with { Breaker = new BreakerSettings(Failures: 1, Open: Long, OpenMax: Long) };

    public static RouterSettings Of(params ProviderSettings[] providers) =>
        TestSettings.Of(providers).WithStream(stream => stream with { FinishGrace = Short });

    /// <summary>With a route over all providers, in their order.</summary>
    public static RouterSettings WithRoute(this RouterSettings settings, HedgeSettings? hedge = null) => settings with
    {
        Routes =
        [
            new RouteSettings(
                Route, "priority", [.. settings.Providers.Select(provider => new CandidateSettings(provider.Name, TestSettings.Model, 1, provider.Timeouts))],
                new RetrySettings(Rounds: 1, Backoff: Short, BackoffMax: Short, Plenty, LastResort: true), hedge, []),
        ],
    };

    public static ProviderSettings WithLimit(this ProviderSettings provider, Limit limit)
    {
        if (limit == Limit.None) return provider;
        var patient = TestSettings.PatientTimeouts;
        var document = patient with { Total = Short };
        var stream = limit == Limit.Idle ? patient with { Idle = Short } : patient with { FirstToken = Short };
        return provider with { Timeouts = new ProviderTimeouts(stream, document, document) };
    }
}
