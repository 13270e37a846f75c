using LlmRouter.Contracts;
using LlmRouter.Http.Pipeline;
using LlmRouter.Http.Transport;

namespace LlmRouter.Http.Endpoints;

/// <summary>What the POST endpoints of every dialect share: read the body whole, ask the engine, write its reply.</summary>
internal sealed class EngineExchange(IRouterEngine engine, RequestBodyReader bodies, ReplyWriter replies, DrainGate gate, IdleMemory memory)
{
    /// <summary>Bytes of a body whose copies are worth a collection of their own.</summary>
    private const int LargeBody = 32 * 1024 * 1024;

    /// <summary>Bytes of a body whose reading takes longer than the hop to a thread of the pool.</summary>
    private const int LongBody = 128 * 1024;

    /// <summary>Headers that say how the body is to be read, by a provider of the client's dialect.</summary>
    private static readonly string[] AnthropicHeaders = ["anthropic-version", "anthropic-beta"];

    public async Task RunAsync(HttpContext context, Operation operation, string clientDialect)
    {
        gate.Pass();
        memory.Begin();
        var isLarge = false;
        try
        {
            // Not kept here while the reply lasts: the engine lets go of the body as soon as nobody else can be asked.
            var request = await ReadAsync(context, operation, clientDialect).ConfigureAwait(false);
            isLarge = request.Body.Length >= LargeBody;
            var reply = await engine.SendAsync(request, context.RequestAborted).ConfigureAwait(false);
            await replies.WriteAsync(context, reply).ConfigureAwait(false);
        }
        finally
        {
            // Measured: a few bodies of 100 MB stayed as garbage for as long as the router was idle behind them, a gigabyte in all.
            if (isLarge) ThreadPool.UnsafeQueueUserWorkItem(static _ => CollectAll(), null);
            memory.End();
        }
    }

    private async ValueTask<RouterRequest> ReadAsync(HttpContext context, Operation operation, string clientDialect)
    {
        var body = await bodies.ReadAsync(context.Request).ConfigureAwait(false);
        // This may be a thread that sees the news of many sockets: they must not wait until a long body is read.
        if (body.Length >= LongBody) await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        return new RouterRequest(context.TraceIdentifier, operation, body)
        {
            ClientDialect = clientDialect,
            Headers = clientDialect == Dialect.Anthropic ? OwnHeaders(context.Request.Headers) : [],
        };
    }

    /// <summary>Collects everything and gives the memory back to the system.</summary>
    internal static void CollectAll() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    private static List<KeyValuePair<string, string>> OwnHeaders(IHeaderDictionary headers) =>
        [.. AnthropicHeaders.Where(headers.ContainsKey).Select(name => KeyValuePair.Create(name, headers[name].ToString()))];
}
