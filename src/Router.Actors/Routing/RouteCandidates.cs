namespace LlmRouter.Routing;

/// <summary>Who may answer for a route.</summary>
internal static class RouteCandidates
{
    /// <summary>In configured order, without the providers that are not shown.</summary>
    /// <param name="route">The route.</param>
    /// <param name="model">The model as asked for.</param>
    /// <param name="star">What the route's star stands for; the model when it has none.</param>
    /// <param name="snapshot">The providers that are shown.</param>
    public static IReadOnlyList<Candidate> Of(Route route, string model, string star, RoutingSnapshot snapshot)
    {
        var candidates = new List<Candidate>(route.Settings.Candidates.Count);
        foreach (var settings in route.Settings.Candidates)
        {
            if (snapshot.Provider(settings.Provider) is not { } provider) continue;
            candidates.Add(new Candidate(provider.Name, RoutePattern.Fill(settings.Model, model, star)) { Weight = settings.Weight, Timeouts = settings.Timeouts });
        }

        return candidates;
    }

    /// <summary>Of the first pattern that the model is of, if only to say that nobody is there; null when there is no such pattern.</summary>
    public static (Route Route, IReadOnlyList<Candidate> Candidates)? OfPattern(string model, RoutingSnapshot snapshot)
    {
        foreach (var pattern in snapshot.Patterns)
            if (pattern.TryMatch(model, out var star)) return (pattern.Route, Of(pattern.Route, model, star, snapshot));
        return null;
    }
}
