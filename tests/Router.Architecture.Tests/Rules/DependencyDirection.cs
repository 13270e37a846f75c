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
        // Places at a provider: every attempt passes here before it is sent.
        ["Admission"] = 5,
        ["Telemetry"] = 4,
        // The client of a provider and its faults: the streams read from it, the actors ask it for its models.
        ["Upstream"] = 5,
        ["Streams"] = 6,
        ["Actors"] = 6,
        ["Engine"] = 7,
        [Root] = 8,
    };

    public static IEnumerable<string> Violations(IEnumerable<TypeUse> uses, IReadOnlyDictionary<(string From, string To), string> neighbours)
    {
        foreach (var use in uses.Where(use => IsOurs(use.To)).DistinctBy(use => (use.From, Folder(use.To))))
        {
            var (from, to) = (Folder(use.From), Folder(use.To));
            if (from == to) continue;
            if (!Floors.TryGetValue(from, out var upper) || !Floors.TryGetValue(to, out var lower))
                yield return $"{use}: the folder {(Floors.ContainsKey(from) ? to : from)} has no floor in {nameof(DependencyDirection)}; give it one.";
            else if (lower >= upper && !neighbours.ContainsKey((from, to)))
                yield return $"{use}: {from} (floor {upper}) may not look at {to} (floor {lower}).";
        }
    }

    // The door stands at the root so that nobody overlooks it, but it is a contract: the engine implements it.
    private static string Folder(Type type) =>
        type == typeof(IRouterEngine) ? "Contracts" : type.Namespace!.Split('.') is [_, var folder, ..] ? folder : Root;

    private static bool IsOurs(Type type) => type.Namespace == Root || type.Namespace?.StartsWith(Root + ".", StringComparison.Ordinal) == true;
}
