namespace LlmRouter.Testing.Upstream;

/// <summary>A place in a script where it waits for the test: order without sleeping.</summary>
internal sealed class Gate(string name = "gate")
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when a script has come to this gate.</summary>
    public Task Reached => _reached.Task.Patiently();

    public void Open() => _open.TrySetResult();

    public async Task PassAsync(CancellationToken cancellationToken)
    {
        _reached.TrySetResult();
        await _open.Task.WaitAsync(cancellationToken);
    }

    public override string ToString() => name;
}
