using System.Text.RegularExpressions;

namespace Akka.Actor;

/// <summary>The steps of a selection: a name, a pattern with * and ?, or ".." for the parent.</summary>
internal static class SelectionElements
{
    internal static IReadOnlyList<string> Of(IEnumerable<string> elements) => [.. elements.Where(element => element.Length > 0)];

    internal static IReadOnlyList<string> Of(string path) => Of(path.Split('/'));

    internal static bool IsPattern(string element) => element.AsSpan().ContainsAny('*', '?');

    internal static bool Matches(string pattern, string name) => Regex.IsMatch(
        name,
        $"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal)}$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline);
}
