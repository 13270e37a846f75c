using LlmRouter.Settings;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Testing.Rig;

/// <summary>Settings for a router under test: patient everywhere, so that a test that is about a limit says so.</summary>
internal static class TestSettings
{
    public const string Model = "test-model";
    public const string ApiKey = "sk-upstream-secret";

    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(30);

    public static OperationTimeouts PatientTimeouts { get; } = new(Patient, Patient, Patient, Patient, Patient, Timeout.InfiniteTimeSpan);

    public static RouterSettings Of(params ProviderSettings[] providers) => new(
        new ServerSettings("127.0.0.1", 0, MaxBody: 100 * 1024 * 1024, WriteTimeout: Patient, Drain: TimeSpan.FromSeconds(5)),
        new AuthSettings([]),
        new StreamSettings(Hold: Patient, KeepAlive: Patient, FinishGrace: TimeSpan.FromSeconds(2), Gather: TimeSpan.Zero, ErrorStyle.ErrorObject),
        new LimitSettings(ReadBuffer: 16 * 1024, Line: 16 * 1024 * 1024, Document: 64 * 1024 * 1024, ClientLine: 64 * 1024, BufferedFrames: 16),
        providers,
        new Dictionary<string, string>(),
        new LogSettings("Error", Json: true))
    {
        AkkaHocon = "",
    };

    public static ProviderSettings OpenAi(ScriptedUpstream upstream, string name = "alpha") =>
        Provider(name, "openai", new Uri(upstream.Root, "/v1"));

    public static ProviderSettings Ollama(ScriptedUpstream upstream, string name = "alpha") =>
        Provider(name, "ollama", new Uri(upstream.Root.ToString().TrimEnd('/')));

    public static ProviderSettings Demo() => Provider("demo", "demo", null) with { ApiKey = null, Models = [] };

    public static ProviderSettings Provider(string name, string type, Uri? baseUrl) => new(
        name, type, baseUrl, ApiKey, [Model], new Dictionary<string, string>(),
        new ProviderTimeouts(PatientTimeouts, PatientTimeouts, PatientTimeouts), Optional: false)
    {
        Traits = new ProviderTraits(KeyHeader: null, MaxTokens: 4096, MaxTokensName: null, RefusedMembers: [], ThinkTags: false),
    };

    /// <summary>The same timeouts for every operation of every provider.</summary>
    public static RouterSettings WithTimeouts(this RouterSettings settings, Func<OperationTimeouts, OperationTimeouts> change)
    {
        var timeouts = change(PatientTimeouts);
        return settings with { Providers = [.. settings.Providers.Select(provider => provider with { Timeouts = new(timeouts, timeouts, timeouts) })] };
    }

    /// <summary>A limit for whole answers alone: for them neither first token nor silence counts.</summary>
    public static RouterSettings WithWholeTotal(this RouterSettings settings, TimeSpan total) => settings with
    {
        Providers =
        [
            .. settings.Providers.Select(provider => provider with
            {
                Timeouts = provider.Timeouts with { Chat = PatientTimeouts with { Total = total }, Embeddings = PatientTimeouts with { Total = total } },
            }),
        ],
    };

    public static RouterSettings WithStream(this RouterSettings settings, Func<StreamSettings, StreamSettings> change) =>
        settings with { Stream = change(settings.Stream) };
}
