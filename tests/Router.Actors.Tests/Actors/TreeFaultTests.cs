using Akka.Actor;
using LlmRouter.Actors;
using LlmRouter.Admission;
using LlmRouter.Contracts;
using LlmRouter.Failover;
using LlmRouter.Testing;
using LlmRouter.Tests.Engine;
using LlmRouter.Upstream;

namespace LlmRouter.Tests.Actors;

/// <summary>Every actor may be killed, stopped or made to throw: no stream ends by it, it comes back as it was, and nothing is left behind.</summary>
public sealed class TreeFaultTests() : TreeRig(
    """
    router {
      reload.poll = off
      provider-defaults { discovery { refresh = 50s, retry = 5s }, breaker { failures = 1, open = 10s } }
      providers { ollama.enabled = off, demo.enabled = off, alpha { base-url = "http://alpha" }, beta { base-url = "http://beta" } }
    }
    """)
{
    private const int Streams = 200;
    private const string Kill = "kill";
    private const string Poison = "poison";
    private const string Stop = "stop";
    private const string Throw = "throw";

    // And the keeper above it.
    private static readonly string[] Tree = ["router", "router/streams", "router/providers", "router/providers/alpha", "router/providers/beta", "router/settings"];

    private static readonly RouterError Broken = UpstreamFaults.Incomplete("alpha");

    private readonly List<(EngineSnapshot Snapshot, FakeStream Stream, ProviderCell Cell)> _running = [];

    public static TheoryData<string, string> Blows
    {
        get
        {
            var blows = new TheoryData<string, string>();
            foreach (var actor in (string[])["router", "router/streams", "router/providers", "router/providers/alpha", "router/settings"])
                foreach (var blow in (string[])[Kill, Poison, Stop]) blows.Add(actor, blow);
            // To the registry's actor no message is known that it could not bear; Kill is an exception there as well.
            foreach (var actor in (string[])["router", "router/providers", "router/providers/alpha", "router/settings"]) blows.Add(actor, Throw);
            return blows;
        }
    }

    [Theory]
    [MemberData(nameof(Blows))]
    public async Task Actor_StruckUnderLiveStreams_EndsNoneAndComesBackAsItWas(string path, string blow)
    {
        await StartAsync();
        End(Cell("alpha"), Broken);
        await OpenStreamsAsync();
        var (alpha, beta) = (Cell("alpha"), Cell("beta"));
        var (before, untouched) = (alpha.View, beta.Actor);

        await StrikeAsync(path, blow);

        Alive(path);
        Assert.All(_running, running => Assert.Null(running.Stream.Ended));
        Assert.Equal((Streams, Streams / 2, Streams / 2), (Board.Streams.Count, alpha.Gate.InFlight, beta.Gate.InFlight));
        Assert.Equal((before.State, before.LastError, before.Health.IsOpen), (alpha.View.State, alpha.View.LastError, alpha.View.Health.IsOpen));
        Assert.Equal(["alpha-listed"], alpha.View.Models);
        if (path is "router/providers/alpha" or "router/streams" or "router/settings") Assert.Same(untouched, beta.Actor);

        await CloseStreamsAsync();
        Assert.Equal((0, 0, 0, false), (Board.Streams.Count, alpha.Gate.InFlight, beta.Gate.InFlight, Board.Snapshot.IsInUse));
        Assert.Empty(Board.Streams.Live);
        Assert.False(Upstream("alpha").Disposed || Upstream("beta").Disposed);
        Alive("router/providers/alpha");
        End(alpha, null);
        Assert.Equal(ProviderState.Up, alpha.View.State);
        foreach (var actor in Tree) Alive(actor);
        Assert.Equal(Tree.Length + 1, Board.Counts.Actors);
    }

    [Fact]
    public async Task System_Stopped_CountsNoActor()
    {
        await StartAsync();
        foreach (var actor in Tree) Alive(actor);
        Assert.Equal(Tree.Length + 1, Board.Counts.Actors);

        await Sys.Terminate().Patiently();

        Assert.Equal(0, Board.Counts.Actors);
    }

    [Theory]
    [InlineData(Kill)]
    [InlineData(Poison)]
    [InlineData(Stop)]
    public async Task Keeper_Struck_IsBroughtBackByTheGuardianItKeeps(string blow)
    {
        await StartAsync();
        var (keeper, guardian) = (Keeper, Board.Guardian);

        StopIt(keeper, blow);
        await Time.WhenArmedAsync(ReturnPause.Shortest).Patiently();
        Time.Advance(ReturnPause.Shortest);
        Heard(guardian);

        Assert.NotEqual(keeper, Alive(GuardianKeeper.Name));
        Assert.Equal(guardian, Alive("router"));
        await StrikeAsync("router", Poison);
        Assert.NotEqual(guardian, Alive("router"));
    }

    [Fact]
    public async Task Actor_StoppedAgainAndAgain_StaysAwayLongerEachTimeButNeverForGood()
    {
        await StartAsync();
        foreach (var pause in (double[])[0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 30, 30])
        {
            StopIt(Alive("router/streams"));
            await ReturnAsync(TimeSpan.FromSeconds(pause));
        }

        Time.Advance(ReturnPause.Quiet);
        StopIt(Alive("router/streams"));
        await ReturnAsync(ReturnPause.Shortest);
        Alive("router/streams");
    }

    [Fact]
    public async Task Actor_ThrowsTwice_RestartsAtOnceThenAfterAPause()
    {
        await StartAsync();
        var first = Cell("alpha").Actor;
        Watch(first);

        first.Tell(new ProviderMessages.ModelsRead(null!), TestActor);
        Heard(first);
        first.Tell(new ProviderMessages.ModelsRead(null!), TestActor);
        await Time.WhenArmedAsync(ReturnPause.Shortest).Patiently();
        FishForMessage<Terminated>(ended => ended.ActorRef.Equals(first));
        Time.Advance(ReturnPause.Shortest);
        Heard(Alive("router/providers"));

        Assert.NotEqual(first, Alive("router/providers/alpha"));
        Assert.Equal(["alpha-listed"], Cell("alpha").View.Models);
    }

    [Fact]
    public async Task Guardian_MessagesThatMeanNothing_AreBorne()
    {
        await StartAsync();
        var (guardian, alpha) = (Board.Guardian, Cell("alpha").Actor);
        object[] messages =
        [
            "what?", new ProviderMessages.Listed(null!), new ProviderMessages.Listed("nobody"), new RouterGuardian.SettingsRead(null!),
            new SupervisedChildren.Return(null!), new SupervisedChildren.Return("nobody"), ProvidersActor.Follow.Instance, new Status.Failure(new InvalidOperationException("x")),
        ];

        foreach (var message in messages) guardian.Tell(message, TestActor);
        Heard(guardian);

        // A restart of the guardian would have stopped its children.
        Assert.Same(alpha, Cell("alpha").Actor);
        Assert.Equal(guardian, Alive("router"));
        Assert.Equal(alpha, Alive("router/providers/alpha"));
    }

    [Fact]
    public async Task Probe_WhoseEndIsLostWithTheActor_IsFollowedByAnother()
    {
        await StartAsync();
        var cell = Cell("alpha");
        End(cell, Broken);
        Time.Advance(TimeSpan.FromSeconds(10));
        Settled();
        Assert.True(cell.View.Health.For("m", cell.Now).Probe!.TryTake());
        Assert.Equal(Availability.Open, cell.View.Health.For("m", cell.Now).Availability);

        await StrikeAsync("router/providers/alpha", Poison);
        Alive("router/providers/alpha");

        Assert.Equal(Availability.HalfOpen, cell.View.Health.For("m", cell.Now).Availability);
        Assert.True(cell.View.Health.For("m", cell.Now).Probe!.TryTake());
    }

    [Fact]
    public async Task Drain_RegistryIsAway_EndsTheStreamsWhenItIsBack()
    {
        await StartAsync();
        await OpenStreamsAsync();
        StopIt(Board.Registry);

        Board.Streams.Ending = Broken;
        Board.Registry.Tell(StreamRegistryActor.EndAll.Instance, TestActor);
        await ReturnAsync(ReturnPause.Shortest);
        Alive("router/streams");

        Assert.All(_running, running => Assert.Equal(Broken, running.Stream.Ended));
    }

    private async Task StrikeAsync(string path, string blow)
    {
        var actor = Alive(path);
        switch (blow)
        {
            case Kill when path != "router":
                actor.Tell(Akka.Actor.Kill.Instance, TestActor);
                Heard(actor);
                return;
            case Throw:
                Files.Fails = true;
                actor.Tell(Unbearable(path), TestActor);
                Heard(actor);
                Files.Fails = false;
                return;
            default:
                StopIt(actor, blow);
                await ReturnAsync(ReturnPause.Shortest);
                return;
        }
    }

    private static object Unbearable(string path) => path switch
    {
        "router/providers/alpha" => new ProviderMessages.ModelsRead(null!),
        "router/settings" => SettingsActor.Reload.Instance,
        _ => new SupervisedChildren.Return(null!),
    };

    private void StopIt(IActorRef actor, string blow = Stop)
    {
        Watch(actor);
        if (blow == Stop) Sys.Stop(actor);
        else actor.Tell(blow == Kill ? Akka.Actor.Kill.Instance : PoisonPill.Instance, TestActor);
        FishForMessage<Terminated>(ended => ended.ActorRef.Equals(actor));
        // Its name is free once the parent knows too; /user has been told before us.
        Sys.ActorSelection("/user").Tell(new Identify(this), TestActor);
        FishForMessage<ActorIdentity>(identity => Equals(identity.MessageId));
    }

    private async Task ReturnAsync(TimeSpan pause)
    {
        await Time.WhenArmedAsync(pause).Patiently();
        Time.Advance(pause);
        Heard(Keeper);
        Heard(Alive("router"));
        Heard(Alive("router/providers"));
    }

    private async Task OpenStreamsAsync()
    {
        for (var i = 0; i < Streams; i++)
        {
            var snapshot = Board.Enter();
            var (stream, cell) = (new FakeStream { Id = $"req_{i}" }, snapshot.Cell(i % 2 == 0 ? "alpha" : "beta"));
            await cell.Gate.EnterAsync(Lane.Chat, default);
            Board.Streams.Open(stream);
            _running.Add((snapshot, stream, cell));
        }
    }

    private async Task CloseStreamsAsync()
    {
        var empty = Board.Streams.WhenEmpty();
        foreach (var (snapshot, stream, cell) in _running)
        {
            cell.Gate.Leave();
            Board.Streams.Close(stream);
            Board.Leave(snapshot);
        }

        await empty.Patiently();
    }

    private void End(ProviderCell cell, RouterError? error)
    {
        cell.Actor.Tell(new ProviderMessages.ExchangeEnded(new ExchangeOutcome("m", error, FirstToken: null, TimeSpan.Zero)), TestActor);
        Heard(cell.Actor);
    }
}
