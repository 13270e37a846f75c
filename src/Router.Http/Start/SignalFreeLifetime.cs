namespace LlmRouter.Http.Start;

/// <summary>Keeps the host from stopping at a signal by itself: <see cref="RouterServer"/> drains first.</summary>
internal sealed class SignalFreeLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
