using LlmRouter.Contracts;

namespace LlmRouter.Routing;

/// <summary>
/// Model name to candidates. The first rule that knows the name decides: a route of just this name, an alias, <c>provider/model</c>, a
/// route whose pattern it is, a bare name that one provider offers, the default route, the one provider whose list is unknown. Pure: the
/// same name and the same snapshot give the same plan.
/// </summary>
internal static class RoutePlanner
{
    private const string LatestTag = ":latest";

    public static RoutePlan Plan(string model, RoutingSnapshot snapshot)
    {
        model = Untagged(model, snapshot);
        return Named(model, snapshot)
            ?? (snapshot.Aliases.TryGetValue(model, out var target) ? Named(target, snapshot) ?? Unnamed(target, snapshot) : Unnamed(model, snapshot));
    }

    private static RoutePlan Unnamed(string model, RoutingSnapshot snapshot) =>
        Qualified(model, snapshot) ?? Pattern(model, snapshot) ?? Bare(model, snapshot) ?? Default(model, snapshot) ?? Undiscovered(model, snapshot) ?? NotFound(model);

    // Clients of Ollama write llama3:latest for a name that has no tag: it is dropped where only the name without it is on offer.
    private static string Untagged(string model, RoutingSnapshot snapshot)
    {
        if (!model.EndsWith(LatestTag, StringComparison.Ordinal) || IsOnOffer(model, snapshot)) return model;
        var bare = model[..^LatestTag.Length];
        return IsOnOffer(bare, snapshot) ? bare : model;
    }

    private static bool IsOnOffer(string model, RoutingSnapshot snapshot) =>
        snapshot.Offering(model).Count > 0 || snapshot.Named(model) is not null || snapshot.Models.Any(listed => listed.Id == model);

    private static RoutePlan? Named(string model, RoutingSnapshot snapshot) =>
        snapshot.Named(model) is { } route ? Through(route, RouteCandidates.Of(route, model, model, snapshot), model) : null;

    private static RoutePlan? Pattern(string model, RoutingSnapshot snapshot) =>
        RouteCandidates.OfPattern(model, snapshot) is var (route, candidates) ? Through(route, candidates, model) : null;

    private static RoutePlan? Bare(string model, RoutingSnapshot snapshot)
    {
        // Ollama lists llama3 as llama3:latest.
        foreach (var name in (ReadOnlySpan<string>)[model, model + LatestTag])
        {
            var offering = snapshot.Offering(name);
            if (offering.Count == 1) return To(offering[0], name);
            if (offering.Count > 1) return Ambiguous(model, offering);
        }

        return null;
    }

    // A provider's list may lag behind what it serves: provider/model goes there whether or not the list has it.
    private static RoutePlan? Qualified(string model, RoutingSnapshot snapshot)
    {
        var slash = model.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == model.Length - 1) return null;
        return snapshot.Provider(model[..slash]) is { } provider ? To(provider.Name, model[(slash + 1)..]) : null;
    }

    // One provider whose list could not be read: whatever nobody else offers can only be meant for it. A guess, so a default goes before it.
    private static RoutePlan? Undiscovered(string model, RoutingSnapshot snapshot)
    {
        var real = snapshot.Providers.Where(p => !p.BuiltIn).ToList();
        return real is [{ Complete: false } only] ? To(only.Name, model) : null;
    }

    private static RoutePlan? Default(string model, RoutingSnapshot snapshot)
    {
        if (snapshot.DefaultRoute is { } route) return Through(route, RouteCandidates.Of(route, model, model, snapshot), model);
        return snapshot.DefaultModel is { } name ? Qualified(RoutePattern.Fill(name, model), snapshot) : null;
    }

    private static RoutePlan To(string provider, string model) => new([new Candidate(provider, model)]);

    private static RoutePlan Through(Route route, IReadOnlyList<Candidate> candidates, string model) =>
        candidates.Count == 0 ? NotFound(model) : new RoutePlan(candidates) { Route = route };

    private static RoutePlan Ambiguous(string model, IReadOnlyList<string> offering) => Missing(
        $"Model '{model}' is offered by several providers. Ask for one of: {string.Join(", ", offering.Select(p => $"{p}/{model}"))}.");

    private static RoutePlan NotFound(string model) => Missing(
        $"Model '{model}' is not known here. GET /v1/models lists what is; a provider's model can also be asked for as provider/model.");

    private static RoutePlan Missing(string message) =>
        new([], new RouterError(404, ErrorCode.ModelNotFound, message, "invalid_request_error", Fault.Client) { Param = "model" });
}
