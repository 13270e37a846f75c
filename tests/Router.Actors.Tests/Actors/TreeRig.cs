using Akka.Actor;
using LlmRouter.Actors;
using LlmRouter.Settings;
using LlmRouter.Testing;
using LlmRouter.Testing.Time;
using LlmRouter.Tests.Engine;
using LlmRouter.Tests.Settings;

namespace LlmRouter.Tests.Actors;

/// <summary>The whole tree as the program starts it, over fake providers, a configuration in memory and a clock that stands still.</summary>
public abstract class TreeRig : Akka.TestKit.Xunit2.TestKit
{
    private protected static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, FakeUpstream> _upstreams = [];
    private readonly SettingsSource _source;

    private protected TreeRig(string configuration)
        : base(Patience.OfProbes)
    {
        Files.Write("conf/b.conf", "");
        Files.Write(Loading.File, configuration);
        _source = new SettingsSource(new SettingsSources { ConfigFile = Loading.File, Environment = new Dictionary<string, string>(), Files = Files });
        var outcome = _source.Load();
        Assert.True(outcome.IsValid, string.Join('\n', outcome.Mistakes));
        Board = new EngineBoard(outcome.Settings, [.. outcome.Settings.Providers.Select(Connect)], created: 0, new NoChance());
    }

    private protected MemoryFiles Files { get; } = [];

    private protected ManualTime Time { get; } = new();

    private protected RecordedLog<EngineBoard> Said { get; } = new();

    private protected EngineBoard Board { get; }

    private protected IActorRef Keeper => Board.Keeper;

    /// <summary>The provider of this name that was connected last.</summary>
    private protected FakeUpstream Upstream(string name) => _upstreams[name];

    private protected ProviderCell Cell(string name) => Board.Snapshot.Cell(name);

    private protected async Task StartAsync()
    {
        Sys.ActorOf(GuardianKeeper.Props(new EngineTree(Board, Connect, Time, Said) { Source = _source }), GuardianKeeper.Name);
        await Board.Discovered.Task.Patiently();
        Alive("router/settings");
    }

    /// <summary>Returns when the actor has handled all that it was told before.</summary>
    private protected void Heard(IActorRef actor)
    {
        actor.Tell(new Identify(actor), TestActor);
        FishForMessage<ActorIdentity>(identity => actor.Equals(identity.MessageId));
    }

    /// <summary>The actor at this path below <c>/user</c>: it and all above it are there and have started.</summary>
    private protected IActorRef Alive(string path)
    {
        var at = "/user";
        IActorRef found = ActorRefs.Nobody;
        // Step by step: a parent that answers has started its children.
        foreach (var name in path.Split('/'))
        {
            at += "/" + name;
            Sys.ActorSelection(at).Tell(new Identify(at), TestActor);
            var identity = FishForMessage<ActorIdentity>(answer => at.Equals(answer.MessageId));
            Assert.True(identity.Subject is not null, $"Nobody is at {at}.");
            found = identity.Subject!;
        }

        return found;
    }

    /// <summary>Lets a poll fall due, and returns when all that it led to is done.</summary>
    private protected void Look()
    {
        Time.Advance(Poll);
        Settled();
    }

    private protected void Settled()
    {
        Heard(Board.SettingsReader);
        Heard(Board.Guardian);
        Heard(Alive("router/providers"));
    }

    private ProviderCell Connect(ProviderSettings settings)
    {
        var upstream = new FakeUpstream { OnList = _ => Task.FromResult<IReadOnlyList<string>>([settings.Name + "-listed"]) };
        _upstreams[settings.Name] = upstream;
        return new ProviderCell(settings, upstream, Time);
    }
}
