using System.Text;
using LlmRouter.Dialects;
using LlmRouter.Settings;

namespace LlmRouter.Upstream.Demo;

/// <summary>The built-in provider: no network and no key, and from its first byte on the same path as every other.</summary>
internal sealed class DemoUpstream(TimeProvider time) : IUpstream
{
    private const string Model = "demo";

    public Task<UpstreamResponse> SendAsync(UpstreamCall call, OperationTimeouts timeouts, CancellationToken cancellationToken)
    {
        if (call.Path == "embeddings") return Task.FromResult(Refuse("The demo has no embeddings. Ask a configured provider's embedding model."));
        var request = DemoRequest.Read(call.Body.Span);
        var body = new DemoBody(DemoEvents.Of(request, chat: call.Path == "chat/completions"), request.Delay, time);
        return Task.FromResult(new UpstreamResponse(200, [], body, body));
    }

    public Task<IReadOnlyList<string>> ListModelsAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([Model]);

    public void Dispose()
    {
    }

    private static UpstreamResponse Refuse(string message)
    {
        var body = new MemoryStream(Encoding.UTF8.GetBytes("{\"error\":{\"message\":\"" + message + "\",\"type\":\"invalid_request_error\",\"param\":\"model\",\"code\":\"invalid_request\"}}"));
        return new UpstreamResponse(400, [], body, body);
    }
}
