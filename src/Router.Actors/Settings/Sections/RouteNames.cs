namespace LlmRouter.Settings.Sections;

/// <summary>The names under <c>router.routes</c>, those with mistakes behind them included.</summary>
internal sealed class RouteNames(IReadOnlyList<string> names)
{
    private const char Wildcard = '*';

    /// <summary>Those that stand for one model.</summary>
    public IEnumerable<string> Plain => names.Where(name => !IsWildcard(name));

    public bool Has(string name) => names.Contains(name, StringComparer.Ordinal);

    /// <summary>Whether a request for this model reaches a route, by its name or by a wildcard.</summary>
    public bool Cover(string model) => Has(model) || names.Any(name => IsWildcard(name) && Matches(name, model));

    public static bool IsWildcard(string name) => name.Contains(Wildcard, StringComparison.Ordinal);

    private static bool Matches(string name, string model)
    {
        var at = name.IndexOf(Wildcard, StringComparison.Ordinal);
        return model.Length >= name.Length - 1
            && model.StartsWith(name[..at], StringComparison.Ordinal)
            && model.EndsWith(name[(at + 1)..], StringComparison.Ordinal);
    }
}
