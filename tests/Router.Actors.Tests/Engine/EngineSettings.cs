using LlmRouter.Settings;

namespace LlmRouter.Tests.Engine;

/// <summary>Settings of the tests: every limit differs, so that an error tells which one it was.</summary>
internal static class EngineSettings
{
    public static readonly TimeSpan Hold = TimeSpan.FromSeconds(10);

    public static readonly OperationTimeouts Stream = new(
        Connect: TimeSpan.FromSeconds(1), Pool: TimeSpan.FromSeconds(2), Write: TimeSpan.FromSeconds(4),
        FirstToken: TimeSpan.FromSeconds(60), Idle: TimeSpan.FromSeconds(30), Total: Timeout.InfiniteTimeSpan);

    public static readonly OperationTimeouts Whole = Stream with
    {
        FirstToken = Timeout.InfiniteTimeSpan,
        Idle = Timeout.InfiniteTimeSpan,
        Total = TimeSpan.FromSeconds(61),
    };

    public static readonly ProviderTraits Traits = new(KeyHeader: null, MaxTokens: 4096, MaxTokensName: null, RefusedMembers: [], ThinkTags: false);

    public static ProviderSettings Provider(string name = "alpha", Uri? baseUrl = null, string type = "openai", params string[] models) => new(
        name, type, baseUrl, ApiKey: "sk-secret", models, new Dictionary<string, string>(), new ProviderTimeouts(Stream, Whole, Whole), Optional: false)
    {
        Traits = Traits,
    };

    public static RouterSettings Of(params ProviderSettings[] providers) => new(
        new ServerSettings("127.0.0.1", 0, MaxBody: 1024 * 1024, WriteTimeout: Hold, Drain: Hold),
        new AuthSettings([]),
        new StreamSettings(Hold, KeepAlive: Hold, FinishGrace: TimeSpan.FromSeconds(2), Gather: TimeSpan.Zero, ErrorStyle.ErrorObject),
        new LimitSettings(ReadBuffer: 4096, Line: 1024 * 1024, Document: 1024 * 1024, ClientLine: 64 * 1024, BufferedFrames: 4),
        providers,
        new Dictionary<string, string>(),
        new LogSettings("Error", Json: true))
    {
        AkkaHocon = "",
    };
}
