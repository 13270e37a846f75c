using Akka.Actor;
using Akka.Streams;
using BenchmarkDotNet.Attributes;
using LlmRouter.Bench.Micro.Data;
using LlmRouter.Dialects;
using LlmRouter.Settings;
using LlmRouter.Streams;
using LlmRouter.Telemetry;
using LlmRouter.Testing.Upstream;
using LlmRouter.Upstream;

namespace LlmRouter.Bench.Micro;

/// <summary>
/// The whole relay graph, from the provider's body in memory to frames. Targets per chunk: at most 64 B in one dialect, 200 B from
/// Ollama's to OpenAI's. 500 chunks carry their part of the graph; of 20,000 it is nothing, and what is left is the price of a chunk.
/// </summary>
public class RelayBenchmarks
{
    private const int Long = 500;
    private const int Endless = 20_000;

    private static readonly OperationTimeouts Timeouts = new(
        TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(30), Timeout.InfiniteTimeSpan);

    private static readonly ReadPulse Pulse = new(TimeProvider.System);
    private static readonly LimitSettings Limits = new(ReadBuffer: 16 * 1024, 1024 * 1024, 1024 * 1024, Answers.ClientLine, BufferedFrames: 4);

    private static readonly IReadOnlyList<byte[]> OneToken = RecordedStream.OpenAi.WithTexts(1);
    private static readonly IReadOnlyList<byte[]> OpenAiLong = RecordedStream.OpenAi.WithTexts(Long);
    private static readonly IReadOnlyList<byte[]> OpenAiEndless = RecordedStream.OpenAi.WithTexts(Endless);
    private static readonly IReadOnlyList<byte[]> OllamaLong = RecordedStream.Ollama.WithTexts(Long);
    private static readonly IReadOnlyList<byte[]> OllamaEndless = RecordedStream.Ollama.WithTexts(Endless);

    private ActorSystem _system = null!;
    private IMaterializer _materializer = null!;

    /// <summary>Each read completes later, on another thread, as a socket's does; otherwise at once, as if all were there.</summary>
    [Params(false, true)]
    public bool PendingReads { get; set; }

    [GlobalSetup]
    public void Start()
    {
        _system = ActorSystem.Create("relay");
        _materializer = _system.Materializer();
    }

    [GlobalCleanup]
    public Task Stop() => _system.Terminate();

    /// <summary>The graph itself: materialized, one token, ended.</summary>
    [Benchmark]
    public Task<long> MaterializeAndOneToken() => RelayAsync(OneToken);

    [Benchmark(OperationsPerInvoke = Long)]
    public Task<long> OpenAi500() => RelayAsync(OpenAiLong);

    [Benchmark(OperationsPerInvoke = Endless)]
    public Task<long> OpenAi20000() => RelayAsync(OpenAiEndless);

    [Benchmark(OperationsPerInvoke = Long)]
    public Task<long> OllamaToOpenAi500() => RelayAsync(OllamaLong);

    [Benchmark(OperationsPerInvoke = Endless)]
    public Task<long> OllamaToOpenAi20000() => RelayAsync(OllamaEndless);

    private async Task<long> RelayAsync(IReadOnlyList<byte[]> events)
    {
        using var stop = new CancellationTokenSource();
        var relay = RelayGraph.Run(Spec(new CutStream(events, PendingReads), stop), _materializer);
        var written = 0L;
        while (await relay.Frames.WaitToReadAsync().ConfigureAwait(false))
        {
            while (relay.Frames.TryRead(out var frame))
            {
                written += frame.Bytes.Length;
                frame.Dispose();
            }
        }

        return written;
    }

    private static RelaySpec Spec(Stream body, CancellationTokenSource stop) => new()
    {
        Provider = "recorded",
        Response = new UpstreamResponse(200, [], body, body),
        Stop = stop,
        Timeouts = Timeouts,
        FinishGrace = TimeSpan.FromSeconds(2),
        Gather = TimeSpan.Zero,
        Pulse = Pulse,
        Limits = Limits,
        Dialects = DialectCatalog.Default,
        Client = Answers.Client,
        Shape = Answers.Shape,
        Writer = Answers.Client.CreateWriter(Answers.Shape),
        Trace = new AttemptTrace("recorded", "m", TimeProvider.System),
        Time = TimeProvider.System,
        Counts = new LiveCounts(),
    };
}
