using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace LlmRouter.Http.Errors;

/// <summary>
/// Connection middleware. Kestrel answers what it cannot parse (a bad request line, oversized headers, an unknown version) before any
/// pipeline, with an empty body and no way to set one; only the connection itself can add it.
/// </summary>
internal sealed class EarlyRefusalConnection(ConnectionDelegate next)
{
    public async Task OnConnectionAsync(ConnectionContext connection)
    {
        var transport = connection.Transport;
        var mark = new ExchangeMark();
        connection.Features.Set(mark);
        connection.Transport = new Duplex(transport.Input, new EarlyRefusalPipeWriter(transport.Output, mark));
        try
        {
            await next(connection).ConfigureAwait(false);
        }
        finally
        {
            connection.Transport = transport;
        }
    }

    private sealed class Duplex(PipeReader input, PipeWriter output) : IDuplexPipe
    {
        public PipeReader Input => input;

        public PipeWriter Output => output;
    }
}
