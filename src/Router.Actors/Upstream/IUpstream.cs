using LlmRouter.Dialects;
using LlmRouter.Settings;

namespace LlmRouter.Upstream;

/// <summary>One provider as something that can be called. Safe for concurrent use.</summary>
internal interface IUpstream : IDisposable
{
    /// <summary>Sends one request and answers when the provider's head has arrived, whatever its status.</summary>
    /// <param name="call">What to send.</param>
    /// <param name="timeouts">Connect, pool, write and first-token limits hold here; the rest is the relay's.</param>
    /// <param name="cancellationToken">Cancelled when nobody wants the answer: the connection is closed at once.</param>
    /// <exception cref="Contracts.RouterException">The provider could not be reached or fell silent; the error says where.</exception>
    Task<UpstreamResponse> SendAsync(UpstreamCall call, OperationTimeouts timeouts, CancellationToken cancellationToken);

    /// <summary>Reads the provider's own list of models.</summary>
    /// <exception cref="Contracts.RouterException">It could not be read.</exception>
    Task<IReadOnlyList<string>> ListModelsAsync(CancellationToken cancellationToken);
}
