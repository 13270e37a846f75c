using LlmRouter.Contracts;

namespace LlmRouter.Settings;

/// <summary>The timeouts of one provider, one set per kind of exchange.</summary>
public sealed record ProviderTimeouts(OperationTimeouts ChatStream, OperationTimeouts Chat, OperationTimeouts Embeddings)
{
    /// <summary>The set that holds for one exchange. A legacy completion waits as a chat does.</summary>
    public OperationTimeouts For(Operation operation, bool stream) =>
        operation == Operation.Embeddings ? Embeddings : stream ? ChatStream : Chat;
}
