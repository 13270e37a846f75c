namespace Akka.Actor;

/// <summary>The sender of an ask: the first thing told to it is the answer.</summary>
internal sealed class FutureActorRef<T>(ActorSystemImpl system) : MinimalActorRef
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenRegistration _registration;
    private TimerEntry _timer;
    private ActorPath _path;

    public override ActorPath Path => _path ?? Interlocked.CompareExchange(ref _path, system.NextTempPath(), null) ?? _path;

    internal override ActorSystemImpl OwnSystem => system;

    internal Task<T> Answer => _answer.Task;

    /// <summary>To be called before the question is told.</summary>
    internal void EndEarly(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled)
            _registration = cancellationToken.UnsafeRegister(
                static (asker, token) => ((FutureActorRef<T>)asker).Ended(((FutureActorRef<T>)asker)._answer.TrySetCanceled(token)), this);
        if (timeout != Timeout.InfiniteTimeSpan)
            _timer = system.Wheel.RunOnce(timeout, () => Ended(_answer.TrySetException(new AskTimeoutException($"Timeout after {timeout} seconds"))));
    }

    protected override void TellInternal(object message, IActorRef sender)
    {
        var taken = message switch
        {
            T typed => _answer.TrySetResult(typed),
            Status.Failure failure => _answer.TrySetException(failure.Cause ?? new TaskCanceledException("Task cancelled by actor via Failure message.")),
            _ => _answer.TrySetException(new ArgumentException($"Received message of type [{message?.GetType()}] - Ask expected message of type [{typeof(T)}]")),
        };
        if (!Ended(taken))
            system.Bury(message, sender, this);
    }

    private bool Ended(bool byThis)
    {
        if (byThis)
        {
            _registration.Unregister();
            _timer?.Cancel();
        }

        return byThis;
    }
}
