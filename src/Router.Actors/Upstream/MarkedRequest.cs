namespace LlmRouter.Upstream;

/// <summary>A request that learns of its connection. A type of its own: an option of the request would be a dictionary for each.</summary>
internal sealed class MarkedRequest(HttpMethod method, Uri address, ConnectionMark mark) : HttpRequestMessage(method, address)
{
    /// <summary>Is told when a connection that is opened for this request is used.</summary>
    public ConnectionMark Mark { get; } = mark;
}
