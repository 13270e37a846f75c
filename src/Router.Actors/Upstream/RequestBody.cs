using System.Net;
using System.Net.Http.Headers;

namespace LlmRouter.Upstream;

/// <summary>A JSON body sent from memory in slices, so that the write limit counts a provider that takes nothing, not a long upload.</summary>
internal sealed class RequestBody : HttpContent
{
    private const int Slice = 64 * 1024;

    private readonly ReadOnlyMemory<byte> _body;
    private readonly SendPhases _phases;
    private readonly Action? _onSent;

    public RequestBody(ReadOnlyMemory<byte> body, SendPhases phases, Action? onSent)
    {
        _body = body;
        _phases = phases;
        _onSent = onSent;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        for (var rest = _body; !rest.IsEmpty;)
        {
            _phases.Writing();
            var slice = rest[..Math.Min(Slice, rest.Length)];
            await stream.WriteAsync(slice, cancellationToken).ConfigureAwait(false);
            rest = rest[slice.Length..];
        }

        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        _phases.Written();
        _onSent?.Invoke();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
