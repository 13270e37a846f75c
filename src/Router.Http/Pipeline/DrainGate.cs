using LlmRouter.Contracts;
using LlmRouter.Http.Errors;
using LlmRouter.Settings;

namespace LlmRouter.Http.Pipeline;

/// <summary>Once closed, refuses new requests before their bodies are read; those under way go on.</summary>
internal sealed class DrainGate(CurrentSettings settings)
{
    private volatile bool _closed;

    public void Close() => _closed = true;

    /// <exception cref="RouterException">The router is shutting down: 503 <c>router_draining</c>.</exception>
    public void Pass()
    {
        // By the end of the drain this process is gone; whoever restarts it is ready then.
        if (_closed) throw new RouterException(HttpErrors.Draining(settings.Value.Server.Drain));
    }
}
