namespace LlmRouter.Settings;

/// <summary>What <c>policy</c> of a route may say. <c>Routing/RoutePolicies</c> has what each of them does; a test holds the two lists together.</summary>
internal static class RoutePolicyNames
{
    public static IReadOnlyList<string> All { get; } = ["priority", "weighted", "round-robin", "least-busy", "fastest"];
}
