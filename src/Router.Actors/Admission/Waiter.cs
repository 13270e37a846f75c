namespace LlmRouter.Admission;

/// <summary>One request that waits for its place. Whoever takes it out of the line answers it, hence exactly once.</summary>
/// <param name="since">Timestamp of its coming.</param>
internal sealed class Waiter(long since)
{
    // Asynchronously: whoever gives a place back must not run the next request on its way out.
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long Since { get; } = since;

    public Task Answer => _answer.Task;

    /// <summary>Where it stands in the line.</summary>
    public LinkedListNode<Waiter>? Place { get; set; }

    public void Admit() => _answer.SetResult();

    public void Refuse(Exception why) => _answer.SetException(why);

    public void Cancel(CancellationToken by) => _answer.SetCanceled(by);
}
