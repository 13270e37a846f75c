using System.Text;
using LlmRouter.Actors;
using LlmRouter.Contracts;
using LlmRouter.Settings;

namespace LlmRouter.Bench.Micro.Data;

/// <summary>A router with so many providers and a route <c>chat</c> to all of them. They answer a request with one token.</summary>
internal static class Deployment
{
    public const string Model = "chat";

    public static readonly BreakerSettings Breaker = new(Failures: 5, Open: TimeSpan.FromSeconds(10), OpenMax: TimeSpan.FromSeconds(60));

    private static readonly OperationTimeouts Waits = new(
        TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(30), Timeout.InfiniteTimeSpan);

    private static readonly RetrySettings Retry = new(Rounds: 1, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(8), new BudgetSettings(1, 100), LastResort: true);

    public static RouterRequest Request { get; } = new(
        "req_bench", Operation.Chat, Encoding.UTF8.GetBytes("""{"model":"chat","stream":true,"messages":[{"role":"user","content":"Who won?"}]}"""));

    public static EngineBoard Board(int candidates)
    {
        var settings = Settings([.. Enumerable.Range(0, candidates).Select(Provider)]);
        var answer = RecordedStream.OpenAi.WithTexts(1);
        return new EngineBoard(
            settings, [.. settings.Providers.Select(provider => new ProviderCell(provider, new RecordedUpstream(answer), TimeProvider.System))], created: 0, new Random(1));
    }

    private static ProviderSettings Provider(int number) => new(
        $"provider-{number}", "openai", BaseUrl: null, ApiKey: null, [$"model-{number}"], new Dictionary<string, string>(), new ProviderTimeouts(Waits, Waits, Waits), Optional: false)
    {
        Traits = new ProviderTraits(KeyHeader: null, MaxTokens: 4096, MaxTokensName: null, RefusedMembers: [], ThinkTags: false),
        Breaker = Breaker,
    };

    private static RouterSettings Settings(IReadOnlyList<ProviderSettings> providers) => new(
        new ServerSettings("127.0.0.1", 0, MaxBody: 1024 * 1024, WriteTimeout: Waits.Idle, Drain: Waits.Idle),
        new AuthSettings([]),
        new StreamSettings(Waits.Idle, KeepAlive: Waits.Idle, FinishGrace: TimeSpan.FromSeconds(2), Gather: TimeSpan.Zero, ErrorStyle.ErrorObject),
        new LimitSettings(ReadBuffer: 16 * 1024, 1024 * 1024, 1024 * 1024, Answers.ClientLine, BufferedFrames: 4),
        providers,
        new Dictionary<string, string>(),
        new LogSettings("Error", Json: true))
    {
        AkkaHocon = "",
        Routes = [new RouteSettings(Model, "fastest", [.. providers.Select(p => new CandidateSettings(p.Name, p.Models[0], 1, p.Timeouts))], Retry, Hedge: null, [])],
    };
}
