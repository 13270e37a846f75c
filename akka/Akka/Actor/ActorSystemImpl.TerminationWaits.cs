namespace Akka.Actor;

internal sealed partial class ActorSystemImpl
{
    private readonly List<Task> _terminationWaits = [];

    /// <summary>Holds <see cref="WhenTerminated"/> back until <paramref name="work"/> ends: streams stop outside the actors.</summary>
    internal void WaitBeforeTerminated(Task work)
    {
        lock (_terminationLock)
            _terminationWaits.Add(work);
    }

    private void CompleteTerminationAfterWaits()
    {
        Task waits;
        lock (_terminationLock)
            waits = Task.WhenAll(_terminationWaits);
        if (waits.IsCompleted)
            CompleteTermination();
        else
            waits.ContinueWith(_ => CompleteTermination(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }
}
