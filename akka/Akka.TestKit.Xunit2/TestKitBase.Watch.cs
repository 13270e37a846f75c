using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>The test actor watches from when this returns.</summary>
    public IActorRef Watch(IActorRef actorToWatch) => WatchAsync(actorToWatch).GetAwaiter().GetResult();

    public Task<IActorRef> WatchAsync(IActorRef actorToWatch) =>
        TestActor.Ask<IActorRef>(new InboxActor.StartWatching(actorToWatch), Dilated(TestKitSettings.DefaultTimeout));

    public IActorRef Unwatch(IActorRef actorToUnwatch) => UnwatchAsync(actorToUnwatch).GetAwaiter().GetResult();

    public Task<IActorRef> UnwatchAsync(IActorRef actorToUnwatch) =>
        TestActor.Ask<IActorRef>(new InboxActor.StopWatching(actorToUnwatch), Dilated(TestKitSettings.DefaultTimeout));

    /// <summary>The next message must be the <see cref="Terminated"/> of the target, which must be watched.</summary>
    public Terminated ExpectTerminated(IActorRef target, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        Completed(Terminated(target, timeout, hint, true, cancellationToken));

    public ValueTask<Terminated> ExpectTerminatedAsync(IActorRef target, TimeSpan? timeout = null, string hint = null, CancellationToken cancellationToken = default) =>
        Terminated(target, timeout, hint, false, cancellationToken);

    private ValueTask<Terminated> Terminated(IActorRef target, TimeSpan? timeout, string hint, bool blocking, CancellationToken cancellationToken) =>
        Expect<Terminated>(
            timeout,
            hint ?? $"Terminated {target}",
            (terminated, _) =>
            {
                if (!terminated.ActorRef.Equals(target))
                    _assertions.Fail($"Failed: Expected Terminated of {target}, got that of {terminated.ActorRef}. {hint ?? ""}");
            },
            blocking,
            cancellationToken);
}
