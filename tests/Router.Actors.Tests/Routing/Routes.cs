using LlmRouter.Routing;
using LlmRouter.Settings;

namespace LlmRouter.Tests.Routing;

/// <summary>Routes for tests: a name, and its candidates as <c>provider/model</c>.</summary>
internal static class Routes
{
    public static RetrySettings Retry { get; } = new(2, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1), new BudgetSettings(0.1, 10), LastResort: true);

    private static readonly OperationTimeouts Waits = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(6));

    public static ProviderTimeouts Timeouts { get; } = new(Waits, Waits, Waits);

    public static RouteSettings Settings(string name, params string[] candidates) => new(name, "priority", [.. candidates.Select(Candidate)], Retry, Hedge: null, []);

    public static Route Of(string name, params string[] candidates) => RouteTable.Empty.After([Settings(name, candidates)]).Routes[0];

    private static CandidateSettings Candidate(string target, int index)
    {
        var slash = target.IndexOf('/', StringComparison.Ordinal);
        return new CandidateSettings(target[..slash], target[(slash + 1)..], index + 1, Timeouts);
    }
}
