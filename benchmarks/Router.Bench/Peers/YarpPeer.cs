namespace LlmRouter.Bench.Peers;

/// <summary>YARP passing everything through: this program's hidden command <c>serve-yarp</c>.</summary>
/// <param name="tuned">With the router's runtime settings: no spinning of idle pool threads, completions run on the thread that sees them, a large first generation.</param>
internal sealed class YarpPeer(bool tuned) : IPeer
{
    public string Name => tuned ? "yarp-tuned" : "yarp";

    public string? Missing => null;

    public IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>(tuned ? [.. Compiling, .. Tuning] : Compiling);

    private static KeyValuePair<string, string>[] Compiling => [RuntimeDefaults.CompileWithoutPause, RuntimeDefaults.CompileWhatStays];

    private static KeyValuePair<string, string>[] Tuning =>
    [
        new("DOTNET_ThreadPool_UnfairSemaphoreSpinLimit", "0"),
        new("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1"),
        RuntimeDefaults.FirstGeneration,
    ];

    public IReadOnlyList<string> Command(int port, int providerPort, string folder) =>
        ["dotnet", typeof(YarpPeer).Assembly.Location, "serve-yarp", "--port", $"{port}", "--target", $"http://127.0.0.1:{providerPort}/"];
}
