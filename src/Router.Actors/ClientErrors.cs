using System.Buffers;
using LlmRouter.Contracts;
using LlmRouter.Dialects;

namespace LlmRouter;

/// <summary>Errors as each kind of client reads them, for whoever answers with one before a reply has begun.</summary>
public static class ClientErrors
{
    /// <summary>The JSON body of an error that is answered with its status.</summary>
    /// <param name="error">What went wrong.</param>
    /// <param name="clientDialect">The dialect of the client; a name from the dialect catalog.</param>
    public static ReadOnlyMemory<byte> Encode(RouterError error, string clientDialect)
    {
        var body = new ArrayBufferWriter<byte>();
        DialectCatalog.Default.Client(clientDialect).WriteError(error, body);
        return body.WrittenMemory;
    }
}
