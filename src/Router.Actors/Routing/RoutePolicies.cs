using System.Diagnostics.CodeAnalysis;
using LlmRouter.Routing.Policies;

namespace LlmRouter.Routing;

/// <summary>Every policy by its name.</summary>
internal static class RoutePolicies
{
    public static IReadOnlyList<IRoutePolicy> All { get; } =
        [new PriorityPolicy(), new WeightedPolicy(), new RoundRobinPolicy(), new LeastBusyPolicy(), new FastestPolicy()];

    public static bool TryFind(string name, [NotNullWhen(true)] out IRoutePolicy? policy)
    {
        policy = All.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return policy is not null;
    }
}
