using LlmRouter.Architecture.Code;

namespace LlmRouter.Architecture.Rules;

/// <summary>
/// "RouterEngine → Streams, Actors, Upstream → Dialects, Routing, Failover → Framing, Json → Contracts": a folder names only
/// folders of a lower floor, or its neighbours where this list says why.
/// </summary>
internal static class DependencyDirection
{
    private const string Root = "LlmRouter";

    private static readonly Dictionary<string, int> Floors = new()
    {
        ["Contracts"] = 0,
        ["Settings"] = 1,
        ["Framing"] = 2,
        ["Json"] = 2,
        ["Dialects"] = 3,
        ["Routing"] = 3,
        ["Failover"] = 3,
        ["Telemetry"] = 4,
        ["Streams"] = 5,
        ["Actors"] = 5,
        ["Upstream"] = 5,
        [Root] = 6,
    };

    public static IEnumerable<string> Violations(IEnumerable<TypeUse> uses, IReadOnlyDictionary<(string From, string To), string> neighbours)
    {
        foreach (var use in uses.Where(use => IsOurs(use.To)))
        {
            var (from, to) = (Folder(use.From), Folder(use.To));
            if (from == to) continue;
            if (!Floors.TryGetValue(from, out var upper) || !Floors.TryGetValue(to, out var lower))
                yield return $"{use}: the folder {(Floors.ContainsKey(from) ? to : from)} has no floor in {nameof(DependencyDirection)}; give it one.";
            else if (lower >= upper && !neighbours.ContainsKey((from, to)))
                yield return $"{use}: {from} (floor {upper}) may not look at {to} (floor {lower}).";
        }
    }

    /// <summary>The first name below LlmRouter; LlmRouter itself for the engine's own types.</summary>
    public static string Folder(Type type) => type.Namespace!.Split('.') is [_, var folder, ..] ? folder : Root;

    private static bool IsOurs(Type type) => type.Namespace == Root || type.Namespace?.StartsWith(Root + ".", StringComparison.Ordinal) == true;
}
