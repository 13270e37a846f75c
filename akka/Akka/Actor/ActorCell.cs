using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The engine's side of one actor: its context, its children, whom it watches, and what happens when it fails. Everything here
/// but the table of children is touched on the actor's own turn only.</summary>
internal sealed partial class ActorCell : IUntypedActorContext
{
    [ThreadStatic]
    private static ActorCell _current;

    private readonly LocalActorRef _self;
    private ActorBase _actor;
    private object _message;
    private IActorRef _sender;
    private Receive _behavior;
    private Stack<Receive> _beneath;
    private ActorTaskScheduler _tasks;
    private bool _awaiting;

    internal ActorCell(ActorSystemImpl system, LocalActorRef self, Props props, IInternalActorRef parent)
    {
        SystemImpl = system;
        _self = self;
        Props = props;
        ParentRef = parent;
        Mailbox = new Mailbox(this);
    }

    /// <summary>The actor that runs on this thread, if one does.</summary>
    internal static ActorCell Current
    {
        get => _current;
        set => _current = value;
    }

    internal static IActorRef CurrentSelf => _current?._self;

    internal ActorSystemImpl SystemImpl { get; }

    internal IInternalActorRef ParentRef { get; }

    internal Mailbox Mailbox { get; }

    internal LocalActorRef Self => _self;

    internal object CurrentMessage => _message;

    public Props Props { get; }

    public ActorSystem System => SystemImpl;

    public IActorRef Sender => _sender ?? SystemImpl.DeadLetters;

    public IActorRef Parent => ParentRef;

    IActorRef IActorContext.Self => _self;

    private ActorTaskScheduler Tasks => _tasks ??= new ActorTaskScheduler(this);

    internal void Invoke(object message, IActorRef sender)
    {
        (_message, _sender) = (message, sender);
        var keepsTimeout = message is INotInfluenceReceiveTimeout;
        if (_receiveTimeout is not null && !keepsTimeout)
            CancelReceiveTimeout();
        try
        {
            if (message is IAutoReceivedMessage)
                AutoReceive(message);
            else
                ReceiveMessage(message);
            if (!_awaiting)
                (_message, _sender) = (null, null);
        }
        catch (Exception failure)
        {
            Fail(failure);
        }

        if (_receiveTimeout is not null && !keepsTimeout)
            StartReceiveTimeout();
    }

    internal void InvokeSystem(Dispatch.SysMsg.SystemMessage message)
    {
        try
        {
            message.Apply(this);
        }
        catch (Exception failure)
        {
            Fail(failure);
        }
    }

    internal void ReceiveMessage(object message) => _actor?.AroundReceive(_behavior, message);

    /// <summary>Runs an asynchronous handler; until it ends the actor takes no other user message.</summary>
    internal void RunTask(Func<Task> handler) => Tasks.Start(handler);

    internal void AwaitTask()
    {
        _awaiting = true;
        Mailbox.Suspend();
    }

    internal void FinishTask(Task task)
    {
        _awaiting = false;
        Mailbox.Resume();
        if (task.IsCompletedSuccessfully)
        {
            (_message, _sender) = (null, null);
            return;
        }

        var failure = task.Exception is { InnerExceptions: [var only] } ? only : task.Exception;
        Fail(failure ?? new TaskCanceledException(task));
    }

    private void AutoReceive(object message)
    {
        switch (message)
        {
            case Terminated terminated:
                ReceiveTerminated(terminated);
                break;
            case TimerFired timer:
                if (_timers?.Accepts(timer) == true)
                    ReceiveMessage(_message = timer.Message);
                break;
            case PoisonPill:
                Stop(_self);
                break;
            case Kill:
                throw new ActorKilledException("Kill");
            case Identify identify:
                Sender.Tell(new ActorIdentity(identify.MessageId, _self), _self);
                break;
            default:
                ReceiveMessage(message);
                break;
        }
    }

    private ActorBase NewActor()
    {
        (_behavior, _beneath) = (null, null);
        var actor = Props.NewActor();
        actor.ActorContext = this;
        if (actor is IWithTimers withTimers)
            withTimers.Timers = _timers = new TimerScheduler(this);
        if (actor is IActorStash withStash)
            withStash.Stash = _stash = new StashOfLetters(this);
        actor.Initialize();
        // A constructor may already have called Become.
        _behavior ??= actor.ReceiveDelegate;
        Strategy = Props.SupervisorStrategy ?? actor.OwnSupervisorStrategy();
        return actor;
    }

    private void Log(Exception failure, string message) =>
        SystemImpl.EventStream.Publish(new Error(failure, _self.Path.ToString(), Props.Type, message));
}
