using LlmRouter.Dialects;
using LlmRouter.Settings;
using LlmRouter.Upstream;

namespace LlmRouter.Tests.Engine;

/// <summary>A provider without a network: each call does what the test says.</summary>
internal sealed class FakeUpstream : IUpstream
{
    private int _disposals;

    public Func<CancellationToken, Task<UpstreamResponse>> OnSend { get; set; } = _ => throw new InvalidOperationException("Nobody said what to answer.");

    public Func<CancellationToken, Task<IReadOnlyList<string>>> OnList { get; set; } = _ => Task.FromResult<IReadOnlyList<string>>([]);

    public bool Disposed => Disposals > 0;

    public int Disposals => Volatile.Read(ref _disposals);

    public Task<UpstreamResponse> SendAsync(UpstreamCall call, OperationTimeouts timeouts, CancellationToken cancellationToken) => OnSend(cancellationToken);

    public Task<IReadOnlyList<string>> ListModelsAsync(CancellationToken cancellationToken) => OnList(cancellationToken);

    public void Dispose() => Interlocked.Increment(ref _disposals);
}
