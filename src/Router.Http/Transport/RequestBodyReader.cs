using System.Buffers;
using LlmRouter.Contracts;
using LlmRouter.Http.Errors;
using LlmRouter.Settings;
using Microsoft.AspNetCore.Connections;

namespace LlmRouter.Http.Transport;

/// <summary>
/// Reads a request body whole: a failover must be able to send it again, and Kestrel reports a client's leaving only once its body is read
/// (wire contract §5).
/// </summary>
internal sealed class RequestBodyReader(CurrentSettings settings)
{
    private const int FirstLength = 16 * 1024;

    // A declared length is a promise, not bytes: beyond this nothing is set aside for it until as much has arrived.
    private const int LargestFirstLength = 1024 * 1024;

    /// <summary>The body in an array of its own.</summary>
    /// <exception cref="RouterException">The body is too large (413) or compressed (415).</exception>
    /// <exception cref="BadHttpRequestException">The body is broken, or comes too slowly.</exception>
    /// <exception cref="ConnectionResetException">The client has gone.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request)
    {
        RefuseCompressed(request);
        var limit = Math.Min(settings.Value.Server.MaxBody, Array.MaxLength);
        var declared = request.ContentLength;
        if (declared > limit) throw new RouterException(HttpErrors.TooLarge(limit));

        // An array that the collector owns, not a rented one: that would have to be returned while the upstream may still be reading it,
        // and then one caller's body could reach another's provider.
        var body = GC.AllocateUninitializedArray<byte>((int)Math.Min(declared ?? FirstLength, LargestFirstLength));
        for (var length = 0; ;)
        {
            // Without a token: a lost connection ends the read by itself, a cancelled one leaves Kestrel's reader in a state it complains of.
            var read = await request.BodyReader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
            if (length + read.Buffer.Length > limit) throw new RouterException(HttpErrors.TooLarge(limit));
            var arrived = (int)read.Buffer.Length;
            if (length + arrived > body.Length) Array.Resize(ref body, Larger(body.Length, length + arrived, declared));
            read.Buffer.CopyTo(body.AsSpan(length));
            length += arrived;
            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted) return body.AsMemory(0, length);
        }
    }

    // Once a megabyte of it has come, a declared length is believed: one array of that size instead of a row of growing ones.
    private static int Larger(int present, int needed, long? declared) =>
        (int)Math.Min(Math.Max(needed, declared ?? present * 2L), Array.MaxLength);

    private static void RefuseCompressed(HttpRequest request)
    {
        foreach (var encoding in request.Headers.ContentEncoding)
        {
            if (!string.IsNullOrEmpty(encoding) && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
                throw new RouterException(HttpErrors.CompressedBody());
        }
    }
}
