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
internal sealed class RequestBodyReader(RouterSettings settings)
{
    private const int FirstRent = 16 * 1024;

    // A declared length is a promise, not bytes: beyond this the buffer grows only as they arrive.
    private const int LargestFirstRent = 1024 * 1024;

    /// <summary>The body in an array of its own.</summary>
    /// <exception cref="RouterException">The body is too large (413) or compressed (415).</exception>
    /// <exception cref="BadHttpRequestException">The body is broken, or comes too slowly.</exception>
    /// <exception cref="ConnectionResetException">The client has gone.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request)
    {
        RefuseCompressed(request);
        var limit = Math.Min(settings.Server.MaxBody, Array.MaxLength);
        var declared = request.ContentLength;
        if (declared > limit) throw new RouterException(HttpErrors.TooLarge(limit));

        // Grown in rented arrays, which go back at once; handed out in an array that the collector owns. A rented one would have to be
        // returned while the upstream may still be reading it, and then one caller's body could reach another's provider.
        var rented = ArrayPool<byte>.Shared.Rent((int)Math.Min(declared ?? FirstRent, LargestFirstRent));
        try
        {
            var length = 0;
            while (true)
            {
                // Without a token: a lost connection ends the read by itself, a cancelled one leaves Kestrel's reader in a state it complains of.
                var read = await request.BodyReader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
                if (length + read.Buffer.Length > limit) throw new RouterException(HttpErrors.TooLarge(limit));
                var arrived = (int)read.Buffer.Length;
                if (length + arrived > rented.Length) rented = Grow(rented, length, length + arrived);
                read.Buffer.CopyTo(rented.AsSpan(length));
                length += arrived;
                request.BodyReader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted) return Own(rented.AsSpan(0, length));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static byte[] Grow(byte[] rented, int used, int needed)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(needed, rented.Length * 2L), Array.MaxLength));
        rented.AsSpan(0, used).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(rented);
        return larger;
    }

    private static byte[] Own(ReadOnlySpan<byte> bytes)
    {
        var own = GC.AllocateUninitializedArray<byte>(bytes.Length);
        bytes.CopyTo(own);
        return own;
    }

    private static void RefuseCompressed(HttpRequest request)
    {
        foreach (var encoding in request.Headers.ContentEncoding)
        {
            if (!string.IsNullOrEmpty(encoding) && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
                throw new RouterException(HttpErrors.CompressedBody());
        }
    }
}
