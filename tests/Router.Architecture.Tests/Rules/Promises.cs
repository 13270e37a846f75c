using System.Text.RegularExpressions;
using LlmRouter.Architecture.Sources;

namespace LlmRouter.Architecture.Rules;

/// <summary>"docs/reliability.md: each promise, the test that holds it, the setting that tunes it": what it names must be there.</summary>
internal static partial class Promises
{
    /// <param name="document">Its tables have the columns promise, held by, tuned by.</param>
    /// <param name="tests">Paths of the test sources.</param>
    /// <param name="settings">docs/configuration.md, which has every key.</param>
    public static IEnumerable<string> Broken(SourceFile document, IEnumerable<string> tests, SourceFile settings)
    {
        var known = tests.Select(Path.GetFileNameWithoutExtension).ToHashSet();
        var keys = Keys(settings);
        foreach (var row in document.Lines.Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| promise", StringComparison.Ordinal)))
        {
            var cells = row.Split('|');
            var held = Names(cells[2]).ToList();
            if (held.Count == 0) yield return $"{document}: nothing holds \"{cells[1].Trim()}\".";
            foreach (var test in held.Where(test => !known.Contains(test))) yield return $"{document}: there is no test {test}.";
            foreach (var key in Names(cells[3]).Where(key => !keys.Contains(key))) yield return $"{document}: there is no setting {key}.";
        }
    }

    // Sections are headed "## `router.x`", keys stand below each in the first column; a section's own name counts too.
    private static HashSet<string> Keys(SourceFile settings)
    {
        var keys = new HashSet<string>();
        var section = "";
        foreach (var line in settings.Lines)
        {
            if (line.StartsWith("## `router.", StringComparison.Ordinal)) keys.Add(section = line["## `router.".Length..].TrimEnd('`'));
            else if (line.StartsWith("| `", StringComparison.Ordinal)) keys.Add(section + "." + Names(line).First());
        }

        return keys;
    }

    private static IEnumerable<string> Names(string cell) => Quoted().Matches(cell).Select(match => match.Groups[1].Value);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
