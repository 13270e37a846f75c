using LlmRouter.Contracts;

namespace LlmRouter.Routing;

/// <summary>All that routing knows, immutable and published whole by the guardian: the request path reads it once, without a message.</summary>
internal sealed class RoutingSnapshot
{
    private readonly Dictionary<string, List<string>> _offers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Route> _exact = new(StringComparer.Ordinal);

    /// <param name="providers">Those that are shown, in configured order.</param>
    /// <param name="aliases">Alias to model name.</param>
    /// <param name="created">Unix seconds: the <c>created</c> of every model.</param>
    /// <param name="routes">In configured order.</param>
    /// <param name="defaultRoute">A route's name or <c>provider/model</c>; null for none.</param>
    public RoutingSnapshot(
        IReadOnlyList<ProviderModels> providers, IReadOnlyDictionary<string, string> aliases, long created,
        IReadOnlyList<Route>? routes = null, string? defaultRoute = null)
    {
        Providers = providers;
        Aliases = aliases;
        Routes = routes ?? [];
        DefaultRoute = Routes.FirstOrDefault(route => route.Settings.Name == defaultRoute);
        DefaultModel = DefaultRoute is null ? defaultRoute : null;
        foreach (var provider in providers)
            foreach (var model in provider.Models) OffersOf(model).Add(provider.Name);
        var patterns = Routes.ToLookup(route => RoutePattern.IsPattern(route.Settings.Name));
        foreach (var route in patterns[false]) _exact.TryAdd(route.Settings.Name, route);
        Patterns = [.. patterns[true].Select(route => new RoutePattern(route)).OrderByDescending(pattern => pattern.Literal)];
        Models = ListedModels.Of(this, created);
    }

    public static RoutingSnapshot Empty { get; } = new([], new Dictionary<string, string>(), 0);

    /// <summary>In configured order.</summary>
    public IReadOnlyList<ProviderModels> Providers { get; }

    /// <summary>Alias to model name; never to another alias.</summary>
    public IReadOnlyDictionary<string, string> Aliases { get; }

    /// <summary>In configured order.</summary>
    public IReadOnlyList<Route> Routes { get; }

    /// <summary>Routes whose name is a pattern, in the order in which they are tried: the longest literal text first, then as configured.</summary>
    public IReadOnlyList<RoutePattern> Patterns { get; }

    /// <summary>Where a model goes that nothing else knows, when that is a route.</summary>
    public Route? DefaultRoute { get; }

    /// <summary>The same when it is a provider's model, as <c>provider/model</c>.</summary>
    public string? DefaultModel { get; }

    /// <summary>What <c>GET /v1/models</c> lists: see <see cref="ListedModels"/>.</summary>
    public IReadOnlyList<ModelInfo> Models { get; }

    /// <summary>The route of just this name; none of the patterns.</summary>
    public Route? Named(string name) => _exact.GetValueOrDefault(name);

    /// <summary>The providers that offer a model of this bare name.</summary>
    public IReadOnlyList<string> Offering(string model) => _offers.TryGetValue(model, out var names) ? names : [];

    public ProviderModels? Provider(string name) => Providers.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private List<string> OffersOf(string model) => _offers.TryGetValue(model, out var names) ? names : _offers[model] = [];
}
