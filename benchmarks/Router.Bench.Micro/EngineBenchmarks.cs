using Akka.Actor;
using Akka.Streams;
using Akka.Streams.Dsl;
using BenchmarkDotNet.Attributes;
using LlmRouter.Actors;
using LlmRouter.Bench.Micro.Data;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Engine;
using LlmRouter.Routing;
using LlmRouter.Streams;
using LlmRouter.Telemetry;
using Microsoft.Extensions.Logging.Abstractions;

namespace LlmRouter.Bench.Micro;

/// <summary>What one request costs however short its answer is, without HTTP on either side.</summary>
public class EngineBenchmarks
{
    private ActorSystem _system = null!;
    private EngineBoard _board = null!;
    private RouterEngine _engine = null!;
    private ReadPulse _pulse = null!;
    private Exchange _exchange = null!;

    [GlobalSetup]
    public void Start()
    {
        _system = ActorSystem.Create("engine");
        _board = Deployment.Board(candidates: 2);
        _engine = new RouterEngine(_board, DialectCatalog.Default, _system, TimeProvider.System, NullLogger<RouterEngine>.Instance);
        _pulse = new ReadPulse(TimeProvider.System);
        _exchange = new Exchange
        {
            Request = Deployment.Request,
            Facts = Answers.Client.Peek(Deployment.Request),
            Client = Answers.Client,
            Shape = Answers.Shape,
            Trace = new ExchangeTrace(Deployment.Request, TimeProvider.System),
            Snapshot = _board.Snapshot,
            Dialects = DialectCatalog.Default,
            Materializer = _system.Materializer(),
            Time = TimeProvider.System,
            Pulse = _pulse,
            Counts = _board.Counts,
            Log = NullLogger.Instance,
        };
    }

    [GlobalCleanup]
    public async Task Stop()
    {
        await _system.Terminate().ConfigureAwait(false);
        _engine.Dispose();
        _pulse.Dispose();
        _board.Dispose();
    }

    /// <summary>The race materialized, its first candidate asked, its answer found and left: two graphs, the race's and the relay's.</summary>
    [Benchmark]
    public async Task RaceToTheFirstToken()
    {
        var plan = RoutePlanner.Plan(Deployment.Model, _board.Snapshot.Routing);
        var lineup = new Lineup(plan, plan.Route!, _board.Snapshot, _board.Random);
        var race = new AttemptRace(_exchange, plan.Route!, lineup, CancellationToken.None);
        var winner = await Source.FromGraph(race).RunWith(Sink.First<Attempt>(), _exchange.Materializer).ConfigureAwait(false);
        winner.Leave(InternalErrors.ClientGone);
    }

    /// <summary>A whole request with one token: peek, plan, race, relay, end.</summary>
    [Benchmark]
    public async Task<long> RequestWithOneToken()
    {
        var reply = (RouterReply.Streaming)await _engine.SendAsync(Deployment.Request, CancellationToken.None).ConfigureAwait(false);
        var written = 0L;
        while (await reply.Stream.WaitToReadAsync(CancellationToken.None).ConfigureAwait(false))
        {
            while (reply.Stream.TryRead(out var frame))
            {
                written += frame.Bytes.Length;
                frame.Dispose();
            }
        }

        await reply.Stream.DisposeAsync().ConfigureAwait(false);
        return written;
    }
}
