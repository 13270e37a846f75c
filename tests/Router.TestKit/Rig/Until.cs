namespace LlmRouter.Testing.Rig;

/// <summary>Waits for a snapshot to say something: snapshots have no event. Fails after <see cref="Patience.Limit"/>.</summary>
internal static class Until
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(1);

    public static async Task TrueAsync(Func<bool> condition)
    {
        using var timer = new PeriodicTimer(Look);
        using var patience = new CancellationTokenSource(Patience.Limit);
        while (!condition()) await timer.WaitForNextTickAsync(patience.Token);
    }
}
