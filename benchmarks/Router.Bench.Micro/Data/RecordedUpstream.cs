using LlmRouter.Dialects;
using LlmRouter.Settings;
using LlmRouter.Testing.Upstream;
using LlmRouter.Upstream;

namespace LlmRouter.Bench.Micro.Data;

/// <summary>A provider without a network that answers every request with the same recorded stream.</summary>
internal sealed class RecordedUpstream(IReadOnlyList<byte[]> events) : IUpstream
{
    public Task<UpstreamResponse> SendAsync(UpstreamCall call, OperationTimeouts timeouts, CancellationToken cancellationToken)
    {
        var body = new CutStream(events);
        return Task.FromResult(new UpstreamResponse(200, [], body, body));
    }

    public Task<IReadOnlyList<string>> ListModelsAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);

    public void Dispose()
    {
    }
}
