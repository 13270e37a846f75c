using System.Runtime.CompilerServices;

namespace LlmRouter.Bench.Mock;

/// <summary>
/// Awaiting it lets everything go first that waits for the thread pool. <see cref="Task.Yield"/> does not: it queues on
/// the thread's own stack of work, so that the same stream would go on at once.
/// </summary>
internal readonly struct Turn : ICriticalNotifyCompletion
{
    public bool IsCompleted => false;

    public Turn GetAwaiter() => this;

    public void GetResult()
    {
    }

    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    public void UnsafeOnCompleted(Action continuation) => ThreadPool.UnsafeQueueUserWorkItem(static next => next(), continuation, preferLocal: false);
}
