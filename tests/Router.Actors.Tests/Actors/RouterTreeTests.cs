using Akka.Actor;
using LlmRouter.Actors;
using LlmRouter.Contracts;
using LlmRouter.Failover;
using LlmRouter.Testing;
using LlmRouter.Tests.Engine;
using LlmRouter.Upstream;
using Microsoft.Extensions.Logging.Abstractions;

namespace LlmRouter.Tests.Actors;

/// <summary>The whole tree over fake providers: what it publishes, and that a crash costs no more than the message that caused it.</summary>
public sealed class RouterTreeTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly RouterException Unreachable = new(UpstreamFaults.Incomplete("alpha"));

    private readonly FakeUpstream _upstream = new();
    private readonly EngineBoard _board;
    private readonly ProviderCell _cell;
    private readonly EngineTree _tree;

    public RouterTreeTests()
        : base(Patience.OfProbes)
    {
        _cell = new ProviderCell(EngineSettings.Provider(models: "configured"), _upstream, TimeProvider.System);
        _board = new EngineBoard(EngineSettings.Of(_cell.Settings), [_cell], created: 17, new Random(1));
        _tree = new EngineTree(_board, _ => throw new InvalidOperationException("Nothing is reloaded here."), TimeProvider.System, NullLogger.Instance);
    }

    [Fact]
    public void Board_BeforeTheTreeStarts_KnowsTheConfiguredModels() =>
        Assert.Equal([new ModelInfo("configured", "alpha", 17)], _board.Snapshot.Routing.Models);

    [Fact]
    public void Board_Disposed_ClosesItsUpstreams()
    {
        _board.Dispose();

        Assert.True(_upstream.Disposed);
    }

    [Fact]
    public async Task Discovery_ListRead_PublishesTheModels()
    {
        await StartAsync("listed");

        Assert.Equal(["configured", "listed"], _board.Snapshot.Routing.Models.Select(model => model.Id));
        Assert.Equal(ProviderState.Up, _cell.View.State);
    }

    [Fact]
    public async Task Discovery_ListUnreadable_IsDoneTooAndSaysSo()
    {
        _upstream.OnList = _ => Task.FromException<IReadOnlyList<string>>(Unreachable);
        Sys.ActorOf(RouterGuardian.Props(_tree), RouterGuardian.Name);
        await _board.Discovered.Task.Patiently();

        Assert.Equal(["configured"], _board.Snapshot.Routing.Models.Select(model => model.Id));
        Assert.Equal((ProviderState.Down, ErrorCode.StreamIncomplete), (_cell.View.State, _cell.View.LastError));
    }

    [Fact]
    public async Task Provider_Crashes_GoesOnWhereItWas()
    {
        await StartAsync("listed");
        Failed();
        _upstream.OnList = async stopped =>
        {
            await new TaskCompletionSource().Task.WaitAsync(stopped);
            return [];
        };

        EventFilter.Exception<ArgumentNullException>().ExpectOne(Crash);
        Heard(_cell.Actor);

        Assert.Equal((ProviderState.Down, ErrorCode.StreamIncomplete), (_cell.View.State, _cell.View.LastError));
        Assert.Equal(["listed"], _cell.View.Models);
    }

    [Fact]
    public async Task Provider_CrashesWhileItReads_IsNotDownForTheReadThatItCancelled()
    {
        await StartAsync("listed");
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reads = 0;
        _upstream.OnList = async stopped =>
        {
            if (Interlocked.Increment(ref reads) == 2) cancelled.SetResult();
            await new TaskCompletionSource().Task.WaitAsync(stopped);
            return [];
        };
        _cell.Actor.Tell(ProviderMessages.Discover.Instance, TestActor);

        EventFilter.Exception<ArgumentNullException>().ExpectOne(Crash);
        await cancelled.Task.Patiently();
        // The cancelled read says this too, from its own thread and in its own time.
        _cell.Actor.Tell(new ProviderMessages.ModelsUnreadable(new OperationCanceledException()), TestActor);
        Heard(_cell.Actor);

        Assert.Equal((ProviderState.Up, null), (_cell.View.State, _cell.View.LastError));
    }

    [Fact]
    public async Task Tree_MessageNobodyKnows_IsIgnored()
    {
        await StartAsync("listed");
        foreach (var actor in (IActorRef[])[_cell.Actor, _board.Registry])
        {
            actor.Tell("what?", TestActor);
            Heard(actor);
        }
    }

    private async Task StartAsync(params string[] listed)
    {
        _upstream.OnList = _ => Task.FromResult<IReadOnlyList<string>>(listed);
        Sys.ActorOf(RouterGuardian.Props(_tree), RouterGuardian.Name);
        await _board.Discovered.Task.Patiently();
    }

    private void Failed() =>
        _cell.Actor.Tell(new ProviderMessages.ExchangeEnded(new ExchangeOutcome("m", Unreachable.Error, FirstToken: null, TimeSpan.Zero)), TestActor);

    private void Crash() => _cell.Actor.Tell(new ProviderMessages.ModelsRead(null!), TestActor);

    /// <summary>Returns when the actor has handled all that it was told before.</summary>
    private void Heard(IActorRef actor)
    {
        actor.Tell(new Identify(this), TestActor);
        ExpectMsg<ActorIdentity>();
    }
}
