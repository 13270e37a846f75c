namespace LlmRouter.Contracts;

/// <summary>One client request, read whole: a failover must be able to send it again.</summary>
/// <param name="Id">Unique per request; goes back as <c>x-request-id</c> and into the log line.</param>
/// <param name="Operation">What is asked for.</param>
/// <param name="Body">The JSON body as UTF-8, in the client's dialect. Owned by the request until it ends.</param>
public sealed record RouterRequest(string Id, Operation Operation, ReadOnlyMemory<byte> Body)
{
    /// <summary>The dialect the client speaks and wants to be answered in; a name from the dialect catalog.</summary>
    public string ClientDialect { get; init; } = "openai";

    /// <summary>Headers of the client that a provider of the same dialect is sent: <c>anthropic-beta</c>, <c>anthropic-version</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];
}
