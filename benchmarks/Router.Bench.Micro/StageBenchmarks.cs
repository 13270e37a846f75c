using Akka;
using Akka.Actor;
using Akka.Streams;
using Akka.Streams.Dsl;
using BenchmarkDotNet.Attributes;
using LlmRouter.Bench.Micro.Data;
using LlmRouter.Bench.Micro.Streams;
using LlmRouter.Dialects;
using LlmRouter.Framing;
using LlmRouter.Streams;
using LlmRouter.Telemetry;

namespace LlmRouter.Bench.Micro;

/// <summary>One stage between a source and a sink, per element: so many that what materializing costs is less than a byte of it.</summary>
public class StageBenchmarks
{
    private const int Elements = 20_000;
    private const int Largest = 1024 * 1024;

    private static readonly RecordedStream Recorded = RecordedStream.OpenAi;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private ActorSystem _system = null!;
    private IMaterializer _materializer = null!;

    [GlobalSetup]
    public void Start()
    {
        _system = ActorSystem.Create("stages");
        _materializer = _system.Materializer();
    }

    [GlobalCleanup]
    public Task Stop() => _system.Terminate();

    /// <summary>What the source and the sink cost without a stage between them.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Elements)]
    public Task NoStage() => Chunks().RunWith(Sink.FromGraph(new DrainSink<ByteChunk>()), _materializer);

    [Benchmark(OperationsPerInvoke = Elements)]
    public Task WireClockStage() => Run(Chunks(), new WireClock("recorded", Minute, TimeProvider.System));

    [Benchmark(OperationsPerInvoke = Elements)]
    public Task ByteFramingStage() => Run(Chunks(), new ByteFraming(Largest));

    [Benchmark(OperationsPerInvoke = Elements)]
    public Task Utf8DecodeStage() => Run(Lines(), new Utf8Decode());

    [Benchmark(OperationsPerInvoke = Elements)]
    public Task FormatDetectStage() => Run(Lines(), new FormatDetect());

    [Benchmark(OperationsPerInvoke = Elements)]
    public Task EventParseStage() => Run(Lines(), new EventParse(Largest, Largest));

    [Benchmark(OperationsPerInvoke = Elements)]
    public Task TranslateStage() => Run(Repeat(Answers.Events), new Translate(Answers.Translator(), "recorded", Trace()));

    [Benchmark(OperationsPerInvoke = Elements)]
    public Task TokenClockStage() =>
        Run(Deltas(), new TokenClock(new TokenClockSettings("recorded", Minute, Minute, TimeSpan.Zero, static () => false), TimeProvider.System));

    [Benchmark(OperationsPerInvoke = Elements)]
    public Task ReplyEncodeStage() => Run(Deltas(), new ReplyEncode(Answers.Client.CreateWriter(Answers.Shape), "recorded", Trace().Gauge));

    private Task Run<TIn, TOut>(Source<TIn, NotUsed> source, IGraph<FlowShape<TIn, TOut>, NotUsed> stage) =>
        source.Via(stage).RunWith(Sink.FromGraph(new DrainSink<TOut>()), _materializer);

    private static Source<ByteChunk, NotUsed> Chunks() => Repeat(read => new ByteChunk { Bytes = read });

    private static Source<LineBatch, NotUsed> Lines() => Repeat(static read =>
    {
        var lines = new LineBatch { Format = WireFormat.Sse };
        new LineSplitter(Largest).Split(read, lines);
        return lines;
    });

    private static Source<DeltaBatch, NotUsed> Deltas() => Repeat(read => Answers.Deltas(Recorded.First, read));

    private static Source<T, NotUsed> Repeat<T>(Func<byte[], T> make) =>
        Source.FromGraph(new RepeatingSource<T>(make(Recorded.First), make(Recorded.Text), Elements, make(Recorded.Last)));

    private static AttemptTrace Trace() => new("recorded", "m", TimeProvider.System);
}
