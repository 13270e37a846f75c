using System.Text;
using Akka.TestKit;
using LlmRouter.Actors;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Engine;
using LlmRouter.Settings;
using LlmRouter.Testing.Time;

namespace LlmRouter.Tests.Engine;

/// <summary>The engine before one fake provider, with probes in the place of the actors: what they are told is what the tests are about.</summary>
public abstract class EngineTests : Akka.TestKit.Xunit2.TestKit
{
    private readonly RecordedLog<RouterEngine> _log = new();

    private protected EngineTests(ProviderSettings? provider = null, TimeSpan gather = default)
        : base(Testing.Patience.OfProbes)
    {
        Cell = new ProviderCell(provider ?? EngineSettings.Provider(models: "m"), Upstream, Time);
        var settings = EngineSettings.Of(Cell.Settings);
        Board = new EngineBoard(settings with { Stream = settings.Stream with { Gather = gather } }, [Cell], created: 0, new Random(1));
        Registry = CreateTestProbe();
        Provider = CreateTestProbe();
        (Board.Registry, Cell.Actor) = (Registry.Ref, Provider.Ref);
        Engine = EngineOn(Time);
    }

    private protected ManualTime Time { get; } = new();

    private protected FakeUpstream Upstream { get; } = new();

    private protected ProviderCell Cell { get; }

    private protected EngineBoard Board { get; }

    private protected IRouterEngine Engine { get; }

    private protected TestProbe Registry { get; }

    private protected TestProbe Provider { get; }

    private protected IRouterEngine EngineOn(TimeProvider time) => new RouterEngine(Board, DialectCatalog.Default, Sys, time, _log);

    private protected static RouterRequest Request(bool stream = true) => new(
        "req_1", Operation.Chat, Encoding.UTF8.GetBytes($$"""{"model":"m","stream":{{(stream ? "true" : "false")}},"messages":[{"role":"user","content":"hi"}]}"""));

    /// <summary>One exchange, told of once to everybody: to the provider's actor, in the log; and it has left everything that it entered.</summary>
    private protected void ExpectOneExchange(string outcome, Fault? fault)
    {
        Assert.Equal(fault, Provider.ExpectMsg<ProviderMessages.ExchangeEnded>().Outcome.Error?.Fault);
        Assert.Equal(0, Cell.Gate.InFlight);
        Assert.Equal(0, Board.Streams.Count);
        Assert.Empty(Board.Streams.Live);
        Assert.False(Board.Snapshot.IsInUse);
        ExpectNothingMore(Provider);
        Assert.EndsWith($"outcome={outcome}", Assert.Single(_log.Lines).Split(" detail=")[0], StringComparison.Ordinal);
        Assert.Equal(0, Time.ArmedTimers);
    }

    /// <summary>By order, not by time: what was told before stands before this in the probe's mailbox.</summary>
    private protected void ExpectNothingMore(TestProbe probe)
    {
        probe.Ref.Tell("that is all", TestActor);
        probe.ExpectMsg("that is all");
    }
}
