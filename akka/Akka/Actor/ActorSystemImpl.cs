using System.Diagnostics;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Actor;

internal sealed partial class ActorSystemImpl : ExtendedActorSystem
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly ActorPath _root;
    private readonly RootGuardianRef _rootGuardian;
    private long _lastUid;
    private long _lastTemp;

    private ActorSystemImpl(string name, Config config, IReadOnlyCollection<Setup.Setup> setups)
    {
        Name = name;
        Setups = setups;
        Settings = new Settings(this, config);
        EventStream = new EventStream(debug: false);
        EventStream.StartStdoutLogger(Settings);
        _root = new RootActorPath(new Address("akka", name));
        Wheel = new WheelScheduler(failure => Log.Error(failure, "A scheduled action failed: {0}", failure.Message));
        DeadLetterRef = new DeadLetterActorRef(this, _root.Child("deadLetters"));
        _rootGuardian = new RootGuardianRef(this, _root);
        Guardian = NewGuardian("user");
        SystemGuardian = NewGuardian("system");
        Log = new BusLogging(EventStream, $"ActorSystem({name})", typeof(ActorSystem), DefaultLogMessageFormatter.Instance);
    }

    public override string Name { get; }

    public override Settings Settings { get; }

    public override EventStream EventStream { get; }

    public override ILoggingAdapter Log { get; }

    public override IScheduler Scheduler => Wheel;

    public override IActorRef DeadLetters => DeadLetterRef;

    public override TimeSpan StartTime => Stopwatch.GetElapsedTime(0, _started);

    public override TimeSpan Uptime => Stopwatch.GetElapsedTime(_started);

    internal IReadOnlyCollection<Setup.Setup> Setups { get; }

    internal WheelScheduler Wheel { get; }

    internal DeadLetterActorRef DeadLetterRef { get; }

    internal LocalActorRef Guardian { get; }

    internal LocalActorRef SystemGuardian { get; }

    internal IInternalActorRef Root => _rootGuardian;

    internal static ActorSystemImpl Start(string name, Config config, IReadOnlyCollection<Setup.Setup> setups)
    {
        if (string.IsNullOrEmpty(name) || name[0] is '-' or '_' || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            throw new ArgumentException($"invalid ActorSystem name [{name}], must contain only word characters (i.e. [a-zA-Z0-9] plus non-leading '-')", nameof(name));
        var system = new ActorSystemImpl(name, config, setups);
        LoggerStartup.Run(system);
        DeadLetterLog.Start(system);
        return system;
    }

    public override IActorRef ActorOf(Props props, string name = null) => Guardian.Cell.ActorOf(props, name);

    public override IActorRef SystemActorOf(Props props, string name = null) => SystemGuardian.Cell.ActorOf(props, name);

    public override IActorRef SystemActorOf<TActor>(string name = null) => SystemActorOf(Props.Create<TActor>(), name);

    public override ActorSelection ActorSelection(ActorPath actorPath) => new(_rootGuardian, SelectionElements.Of(actorPath.Elements));

    public override ActorSelection ActorSelection(string actorPath) => Actor.ActorSelection.From(this, _rootGuardian, actorPath);

    public override void Stop(IActorRef actor) => ((IInternalActorRef)actor).Stop();

    public override string ToString() => _root.Address.ToString();

    internal long NextUid() => Interlocked.Increment(ref _lastUid);

    internal ActorPath NextTempPath() => _root / "temp" / $"${Interlocked.Increment(ref _lastTemp)}";

    /// <summary>Runs a piece of work on the threads that run the actors; nothing is allocated for it.</summary>
    internal void Execute(IThreadPoolWorkItem work, bool preferLocal = false) => ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal);

    /// <summary>What happens to a message that no actor can take.</summary>
    internal void Bury(object message, IActorRef sender, IActorRef recipient) => DeadLetterRef.Bury(message, sender, recipient);

    private LocalActorRef NewGuardian(string name)
    {
        var guardian = new LocalActorRef(this, Props.Create<GuardianActor>(), _rootGuardian, new ChildActorPath(_root, name, NextUid()));
        guardian.Start();
        return guardian;
    }
}
