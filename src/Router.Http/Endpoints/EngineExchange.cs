using LlmRouter.Contracts;
using LlmRouter.Http.Pipeline;
using LlmRouter.Http.Transport;

namespace LlmRouter.Http.Endpoints;

/// <summary>What the POST endpoints of every dialect share: read the body whole, ask the engine, write its reply.</summary>
internal sealed class EngineExchange(IRouterEngine engine, RequestBodyReader bodies, ReplyWriter replies, DrainGate gate)
{
    public async Task RunAsync(HttpContext context, Operation operation, string clientDialect)
    {
        gate.Pass();
        var body = await bodies.ReadAsync(context.Request).ConfigureAwait(false);
        var request = new RouterRequest(context.TraceIdentifier, operation, body) { ClientDialect = clientDialect };
        var reply = await engine.SendAsync(request, context.RequestAborted).ConfigureAwait(false);
        await replies.WriteAsync(context, reply).ConfigureAwait(false);
    }
}
