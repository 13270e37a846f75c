using Akka.Actor;
using Akka.Dispatch.SysMsg;

namespace Akka.Dispatch;

/// <summary>Runs the parts of an actor's asynchronous handler one after another, with the actor's context, while its mailbox holds user messages back.</summary>
internal sealed class ActorTaskScheduler(ActorCell cell) : TaskScheduler
{
    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Starts a handler on the current turn; a handler that ends at once costs no message.</summary>
    internal void Start(Func<Task> handler)
    {
        var starter = new Task<Task>(handler);
        starter.RunSynchronously(this);
        var running = starter.GetAwaiter().GetResult();
        if (running is null || running.IsCompletedSuccessfully)
            return;
        cell.AwaitTask();
        _ = running.ContinueWith(
            static (ended, state) => ((ActorCell)state).Mailbox.PostSystem(new FinishTask(ended)),
            cell,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            Default);
    }

    internal void Run(Task task) => TryExecuteTask(task);

    protected override void QueueTask(Task task) => cell.Mailbox.PostSystem(new ContinueTask(this, task));

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && ActorCell.Current == cell && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
