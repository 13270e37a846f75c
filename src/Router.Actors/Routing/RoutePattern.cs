using System.Diagnostics.CodeAnalysis;

namespace LlmRouter.Routing;

/// <summary>A route's name with one <c>*</c>, which stands for any text, or for none.</summary>
internal sealed class RoutePattern
{
    private const char Star = '*';

    private readonly string _prefix;
    private readonly string _suffix;

    /// <param name="route">A route whose name is a pattern.</param>
    public RoutePattern(Route route)
    {
        Route = route;
        var star = route.Settings.Name.IndexOf(Star, StringComparison.Ordinal);
        _prefix = route.Settings.Name[..star];
        _suffix = route.Settings.Name[(star + 1)..];
    }

    public Route Route { get; }

    /// <summary>Characters that are not the star: the more, the more a match says.</summary>
    public int Literal => _prefix.Length + _suffix.Length;

    public static bool IsPattern(string name) => name.Contains(Star, StringComparison.Ordinal);

    /// <summary>True when the model is of this pattern.</summary>
    /// <param name="model">What the client asked for.</param>
    /// <param name="star">What the star stands for.</param>
    public bool TryMatch(string model, [NotNullWhen(true)] out string? star)
    {
        // Together: "ab*ba" must not take the b of "aba" twice.
        var matches = model.Length >= Literal && model.StartsWith(_prefix, StringComparison.Ordinal) && model.EndsWith(_suffix, StringComparison.Ordinal);
        star = matches ? model[_prefix.Length..^_suffix.Length] : null;
        return matches;
    }

    /// <summary>A default model, <c>provider/*</c>: the star is the model as asked for.</summary>
    public static string Fill(string qualified, string model) => qualified.EndsWith("/*", StringComparison.Ordinal) ? qualified[..^1] + model : qualified;

    /// <summary>A candidate's model: <c>*</c> is the model as asked for, each star in a longer name is what the route's star stood for.</summary>
    public static string Fill(string candidate, string model, string star) =>
        candidate is "*" ? model : candidate.Replace("*", star, StringComparison.Ordinal);
}
