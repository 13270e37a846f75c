using LlmRouter.Contracts;

namespace LlmRouter.Upstream;

/// <summary>Reads a short document whole: an error body, a list of models.</summary>
internal static class BoundedBody
{
    /// <exception cref="RouterException">It is longer than <paramref name="limit"/>, or the connection broke.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(string provider, Stream body, int limit, CancellationToken cancellationToken)
    {
        var whole = new MemoryStream();
        var buffer = new byte[8192];
        try
        {
            while (await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is var read and > 0)
            {
                if (whole.Length + read > limit) throw new RouterException(UpstreamFaults.Invalid(provider, $"it is longer than {limit} bytes"));
                whole.Write(buffer, 0, read);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw UpstreamFaults.Body(provider, fault);
        }

        return whole.GetBuffer().AsMemory(0, (int)whole.Length);
    }
}
