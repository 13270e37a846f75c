using LlmRouter.Settings;

namespace LlmRouter.Routing;

/// <summary>The routes at work. A table made after another keeps what did not change: a reload refills no budget and restarts no turn.</summary>
internal sealed class RouteTable
{
    private RouteTable(IReadOnlyList<Route> routes) => Routes = routes;

    public static RouteTable Empty { get; } = new([]);

    /// <summary>In configured order.</summary>
    public IReadOnlyList<Route> Routes { get; }

    /// <summary>The table of these settings. A route whose settings are equal is the same object as before.</summary>
    /// <exception cref="ArgumentException">A policy is unknown: the settings were not validated.</exception>
    public RouteTable After(IReadOnlyList<RouteSettings> settings) => new([.. settings.Select(Keep)]);

    private Route Keep(RouteSettings settings) => Routes.FirstOrDefault(route => route.Settings.Equals(settings)) ?? Create(settings);

    private static Route Create(RouteSettings settings) => RoutePolicies.TryFind(settings.Policy, out var policy)
        ? new Route(settings, policy)
        : throw new ArgumentException($"Route '{settings.Name}' has a policy '{settings.Policy}' that does not exist.", nameof(settings));
}
