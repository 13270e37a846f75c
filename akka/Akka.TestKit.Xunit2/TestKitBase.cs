using System.Linq.Expressions;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <summary>An actor system under test, and an actor of which the test sees every message.</summary>
public abstract partial class TestKitBase : IActorRefFactory
{
    private static int _lastNumber;

    private readonly ITestKitAssertions _assertions;
    private readonly Inbox _inbox = new();
    private SynchronizationContext _outerContext;

    protected TestKitBase(ITestKitAssertions assertions, ActorSystem system = null, string testActorName = null)
        : this(assertions, system, null, null, testActorName)
    {
    }

    protected TestKitBase(ITestKitAssertions assertions, ActorSystemSetup setup, string actorSystemName = null, string testActorName = null)
        : this(assertions, null, setup, actorSystemName, testActorName)
    {
    }

    protected TestKitBase(ITestKitAssertions assertions, Config config, string actorSystemName = null, string testActorName = null)
        : this(assertions, null, ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig(config)), actorSystemName, testActorName)
    {
    }

    protected TestKitBase(ITestKitAssertions assertions, ActorSystem system, ActorSystemSetup config, string actorSystemName, string testActorName)
    {
        _assertions = assertions ?? throw new ArgumentNullException(nameof(assertions), "The supplied assertions must not be null.");
        Sys = system ?? NewSystem(config ?? ActorSystemSetup.Empty, actorSystemName ?? "test");
        TestKitSettings = ((ActorSystemImpl)Sys).Shared(static impl => new TestKitSettings(impl.Settings.Config));
        TestActor = CreateTestActor(testActorName ?? $"testActor{Interlocked.Increment(ref _lastNumber)}");
        if (this is not INoImplicitSender)
            EnterTestThread();
    }

    public static Config DefaultConfig { get; } = ConfigurationFactory.ParseString("""
        akka.loggers = ["Akka.TestKit.TestEventListener, Akka.TestKit"]
        akka.test {
          timefactor = 1.0
          filter-leeway = 3s
          single-expect-default = 3s
          default-timeout = 5s
        }
        """);

    public ActorSystem Sys { get; }

    /// <summary>The actor whose messages the expectations read; also the implicit sender of what the test tells.</summary>
    public IActorRef TestActor { get; }

    public TestKitSettings TestKitSettings { get; }

    public ILoggingAdapter Log => Sys.Log;

    public bool HasMessages => _inbox.HasMessages;

    /// <summary>Who sent the message that was read last.</summary>
    public IActorRef LastSender => _last.Sender;

    public object LastMessage => _last.Message;

    internal ITestKitAssertions TestAssertions => _assertions;

    public IActorRef CreateTestActor(string name) =>
        ((ExtendedActorSystem)Sys).SystemActorOf(Props.Create(() => new InboxActor(_inbox)), name);

    public virtual TestProbe CreateTestProbe(string name = null) => CreateTestProbe(Sys, name);

    public TestProbe CreateTestProbe(ActorSystem system, string name = null) => new(system, _assertions, name);

    public IActorRef ActorOf(Props props) => Sys.ActorOf(props);

    public IActorRef ActorOf(Props props, string name) => Sys.ActorOf(props, name);

    public IActorRef ActorOf<TActor>()
        where TActor : ActorBase, new() => Sys.ActorOf(Props.Create<TActor>());

    public IActorRef ActorOf<TActor>(string name)
        where TActor : ActorBase, new() => Sys.ActorOf(Props.Create<TActor>(), name);

    public IActorRef ActorOf<TActor>(Expression<Func<TActor>> factory)
        where TActor : ActorBase => Sys.ActorOf(Props.Create(factory));

    public IActorRef ActorOf<TActor>(Expression<Func<TActor>> factory, string name)
        where TActor : ActorBase => Sys.ActorOf(Props.Create(factory), name);

    public ActorSelection ActorSelection(ActorPath actorPath) => Sys.ActorSelection(actorPath);

    public ActorSelection ActorSelection(string actorPath) => Sys.ActorSelection(actorPath);

    public void SetAutoPilot(AutoPilot pilot) => TestActor.Tell(new InboxActor.SetPilot(pilot));

    /// <summary>Messages for which this is true never reach the test.</summary>
    public void IgnoreMessages(Func<object, bool> shouldIgnoreMessage) => TestActor.Tell(new InboxActor.SetIgnores(shouldIgnoreMessage));

    public void IgnoreMessages<T>(Func<T, bool> shouldIgnoreMessage) => IgnoreMessages(message => message is T typed && shouldIgnoreMessage(typed));

    public void IgnoreMessages<T>() => IgnoreMessages(message => message is T);

    public void IgnoreNoMessages() => IgnoreMessages((Func<object, bool>)null);

    /// <summary>Ends the system.</summary>
    /// <param name="duration">How long to wait; by default 10 s.</param>
    /// <param name="verifySystemShutdown">Whether a system that does not end in time fails the test.</param>
    public virtual void Shutdown(TimeSpan? duration = null, bool verifySystemShutdown = false) => Shutdown(Sys, duration, verifySystemShutdown);

    protected virtual void Shutdown(ActorSystem system, TimeSpan? duration = null, bool verifySystemShutdown = false)
    {
        var limit = duration ?? Dilated(TimeSpan.FromSeconds(10));
        if (!system.Terminate().Wait(limit) && verifySystemShutdown)
            _assertions.Fail($"Failed to stop [{system.Name}] within [{limit}]");
    }

    IActorRef IActorRefFactory.ActorOf(Props props, string name) => Sys.ActorOf(props, name);

    private protected void LeaveTestThread()
    {
        ActorCell.Current = null;
        if (SynchronizationContext.Current is CellKeepingContext)
            SynchronizationContext.SetSynchronizationContext(_outerContext);
    }

    private static ActorSystem NewSystem(ActorSystemSetup setup, string name)
    {
        var bootstrap = setup.Get<BootstrapSetup>() is { HasValue: true } found ? found.Value : BootstrapSetup.Create();
        return ActorSystem.Create(name, setup.And(bootstrap.WithConfigFallback(DefaultConfig)));
    }

    private void EnterTestThread()
    {
        var cell = ((LocalActorRef)TestActor).Cell;
        _outerContext = SynchronizationContext.Current;
        ActorCell.Current = cell;
        SynchronizationContext.SetSynchronizationContext(new CellKeepingContext(cell));
    }
}
