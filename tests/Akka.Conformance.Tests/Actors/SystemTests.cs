using Akka.Actor;
using Akka.Configuration;

namespace Akka.Conformance.Actors;

public sealed class SystemTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Terminate_StopsEveryActorFirst()
    {
        var system = NewSystem();
        var stopped = new TaskCompletionSource();
        system.ActorOf(Props.Create(() => new TellsWhenStopped(stopped)));

        await system.Terminate().WaitAsync(Soon);

        Assert.True(stopped.Task.IsCompletedSuccessfully);
        Assert.True(system.WhenTerminated.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task RegisterOnTermination_RunsBeforeWhenTerminatedCompletes()
    {
        var system = NewSystem();
        var ran = false;
        system.RegisterOnTermination(() => ran = true);

        await system.Terminate().WaitAsync(Soon);

        Assert.True(ran);
    }

    [Fact]
    public async Task ActorOf_AfterTermination_Throws()
    {
        var system = NewSystem();
        await system.Terminate().WaitAsync(Soon);

        Assert.Throws<InvalidOperationException>(() => system.ActorOf(Relay.Idle));
    }

    [Fact]
    public async Task CoordinatedShutdown_RunsItsTasksInTheOrderOfThePhases()
    {
        var system = NewSystem();
        var order = new List<string>();
        var shutdown = CoordinatedShutdown.Get(system);
        Add(shutdown, CoordinatedShutdown.PhaseBeforeActorSystemTerminate, order);
        Add(shutdown, CoordinatedShutdown.PhaseServiceUnbind, order);
        Add(shutdown, CoordinatedShutdown.PhaseServiceRequestsDone, order);
        Add(shutdown, CoordinatedShutdown.PhaseBeforeServiceUnbind, order);

        await shutdown.Run(CoordinatedShutdown.ClrExitReason.Instance).WaitAsync(Soon);

        Assert.Equal(
            [
                CoordinatedShutdown.PhaseBeforeServiceUnbind, CoordinatedShutdown.PhaseServiceUnbind,
                CoordinatedShutdown.PhaseServiceRequestsDone, CoordinatedShutdown.PhaseBeforeActorSystemTerminate,
            ],
            order);
        await system.WhenTerminated.WaitAsync(Soon);
    }

    [Fact]
    public async Task Terminate_RunsTheCoordinatedShutdown()
    {
        var system = NewSystem();
        var order = new List<string>();
        Add(CoordinatedShutdown.Get(system), CoordinatedShutdown.PhaseServiceStop, order);

        await system.Terminate().WaitAsync(Soon);

        Assert.Equal([CoordinatedShutdown.PhaseServiceStop], order);
    }

    [Fact]
    public async Task CoordinatedShutdown_WithATaskThatFails_GoesOn()
    {
        var system = NewSystem();
        CoordinatedShutdown.Get(system).AddTask(
            CoordinatedShutdown.PhaseServiceStop, "fails", () => Task.FromException<Done>(new InvalidOperationException("no")));

        await CoordinatedShutdown.Get(system).Run(CoordinatedShutdown.ClrExitReason.Instance).WaitAsync(Soon);

        await system.WhenTerminated.WaitAsync(Soon);
    }

    [Fact]
    public void Config_ReadsTheUsualForms()
    {
        var config = ConfigurationFactory.ParseString("""
            akka {
              # a comment
              loglevel = WARNING
              actor.debug { unhandled = on }   // another
              list = ["a", "b"]
              wait = 250 ms
              limit : 7
              "quoted.key" = "a = b"
            }
            """);

        Assert.Equal("WARNING", config.GetString("akka.loglevel"));
        Assert.True(config.GetBoolean("akka.actor.debug.unhandled"));
        Assert.Equal(["a", "b"], config.GetStringList("akka.list"));
        Assert.Equal(TimeSpan.FromMilliseconds(250), config.GetTimeSpan("akka.wait"));
        Assert.Equal(7, config.GetInt("akka.limit"));
        Assert.True(config.HasPath("akka.actor.debug"));
        Assert.False(config.HasPath("akka.nothing"));
        Assert.Equal("fallback", config.GetString("akka.nothing", "fallback"));
    }

    [Fact]
    public void Config_WithFallback_PrefersItself()
    {
        var config = ConfigurationFactory.ParseString("a { x = 1 }").WithFallback(ConfigurationFactory.ParseString("a { x = 2, y = 3 }"));

        Assert.Equal(1, config.GetInt("a.x"));
        Assert.Equal(3, config.GetInt("a.y"));
    }

    private static ActorSystem NewSystem() => ActorSystem.Create("sys", ConfigurationFactory.ParseString("akka.loglevel = OFF\nakka.stdout-loglevel = OFF"));

    private static void Add(CoordinatedShutdown shutdown, string phase, List<string> order) => shutdown.AddTask(phase, "record", () =>
    {
        order.Add(phase);
        return Task.FromResult(Done.Instance);
    });

    private sealed class TellsWhenStopped : UntypedActor
    {
        private readonly TaskCompletionSource _stopped;

        public TellsWhenStopped(TaskCompletionSource stopped)
        {
            _stopped = stopped;
        }

        protected override void PostStop() => _stopped.SetResult();

        protected override void OnReceive(object message)
        {
        }
    }
}
