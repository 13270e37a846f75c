using System.Net;

namespace LlmRouter.Upstream;

/// <summary>A JSON body sent from memory in slices, so that the write limit counts a provider that takes nothing, not a long upload.</summary>
internal sealed class RequestBody : HttpContent
{
    private const int Slice = 64 * 1024;

    private ReadOnlyMemory<byte> _body;
    private SendPhases? _phases;
    private Action? _onSent;

    public RequestBody(ReadOnlyMemory<byte> body, SendPhases phases, Action? onSent)
    {
        _body = body;
        _phases = phases;
        _onSent = onSent;
        Headers.TryAddWithoutValidation("Content-Type", "application/json");
    }

    /// <summary>
    /// Lets go of what was sent: the answer has begun. The HTTP client keeps a request for as long as its answer lasts, and a prompt may be
    /// larger than all else that a stream holds.
    /// </summary>
    public void Release() => (_body, _phases, _onSent) = (default, null, null);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // A provider may answer before it has taken everything.
        var (phases, onSent) = (_phases, _onSent);
        for (var rest = _body; !rest.IsEmpty;)
        {
            phases?.Writing();
            var slice = rest[..Math.Min(Slice, rest.Length)];
            await stream.WriteAsync(slice, cancellationToken).ConfigureAwait(false);
            rest = rest[slice.Length..];
        }

        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        phases?.Written();
        onSent?.Invoke();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
