using LlmRouter.Architecture.Code;

namespace LlmRouter.Architecture.Rules;

/// <summary>"Pure core, thin adapters. Framing, parsing, JSON, dialects, routing, failover rules know no Akka, no ASP.NET, no sockets, no clock."</summary>
internal static class PureCore
{
    private static readonly string[] Namespaces =
        ["LlmRouter.Framing", "LlmRouter.Json", "LlmRouter.Dialects", "LlmRouter.Routing", "LlmRouter.Failover", "LlmRouter.Contracts"];

    private static readonly string[] Forbidden =
    [
        "Akka.", "Microsoft.AspNetCore.", "Microsoft.Extensions.", "System.Net.Http.", "System.Net.Sockets.", "System.IO.File", "System.Console",
        "System.TimeProvider", "System.Diagnostics.Stopwatch", "System.Threading.Timer", "System.Threading.PeriodicTimer",
        "System.DateTime.get_UtcNow", "System.DateTime.get_Now", "System.DateTimeOffset.get_UtcNow", "System.DateTimeOffset.get_Now",
        "System.Environment.get_TickCount", "System.Random.get_Shared", "System.Guid.NewGuid", "System.Threading.Tasks.Task.Delay",
    ];

    public static bool Covers(Type type) => Namespaces.Any(pure => type.Namespace == pure || type.Namespace?.StartsWith(pure + ".", StringComparison.Ordinal) == true);

    public static IEnumerable<string> Violations(IEnumerable<TypeUse> uses) => uses
        .Where(use => Array.Exists(Forbidden, name => use.Target.StartsWith(name, StringComparison.Ordinal)))
        .Select(use => $"{use}: the pure core takes time, randomness and input as arguments and lets an adapter do the rest.");
}
