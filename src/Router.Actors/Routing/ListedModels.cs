using LlmRouter.Contracts;

namespace LlmRouter.Routing;

/// <summary>
/// The list of models: routes, aliases, then each model by its bare name where that means this provider and no other, else as
/// <c>provider/model</c>. Every name listed can be asked for, and goes where the list says.
/// </summary>
internal static class ListedModels
{
    private const string Router = "router";

    public static IReadOnlyList<ModelInfo> Of(RoutingSnapshot snapshot, long created)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. Names(snapshot).Where(name => seen.Add(name.Id)).Select(name => new ModelInfo(name.Id, name.Owner, created))];
    }

    private static IEnumerable<(string Id, string Owner)> Names(RoutingSnapshot snapshot)
    {
        foreach (var route in snapshot.Routes.Where(route => !RoutePattern.IsPattern(route.Settings.Name)))
            if (RouteCandidates.Of(route, route.Settings.Name, route.Settings.Name, snapshot).Count > 0) yield return (route.Settings.Name, Router);
        foreach (var alias in snapshot.Aliases.Keys) yield return (alias, Router);
        foreach (var provider in snapshot.Providers)
            foreach (var model in provider.Models)
                foreach (var name in Names(snapshot, provider.Name, model)) yield return name;
    }

    private static IEnumerable<(string Id, string Owner)> Names(RoutingSnapshot snapshot, string provider, string model)
    {
        var qualified = (provider + "/" + model, provider);
        if (IsHidden(snapshot, model)) return [qualified];
        // A pattern takes the bare name from its provider. It stays listed where the pattern leads to this very model.
        if (RouteCandidates.OfPattern(model, snapshot) is { } plan)
            return plan.Candidates.Contains(provider, model) ? [(model, Router), qualified] : [qualified];
        return snapshot.Offering(model).Count == 1 ? [(model, provider)] : [qualified];
    }

    private static bool IsHidden(RoutingSnapshot snapshot, string model) =>
        snapshot.Named(model) is not null || snapshot.Aliases.ContainsKey(model) || NamesProvider(snapshot, model);

    // OpenRouter offers a model "openai/gpt-4o": with a provider "openai" that name means the other one.
    private static bool NamesProvider(RoutingSnapshot snapshot, string model) =>
        model.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && snapshot.Provider(model[..slash]) is not null;

    private static bool Contains(this IReadOnlyList<Candidate> candidates, string provider, string model) =>
        candidates.Any(candidate => candidate.Provider == provider && candidate.Model == model);
}
