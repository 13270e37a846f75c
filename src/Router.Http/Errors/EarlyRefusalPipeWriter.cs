using System.Buffers;
using System.IO.Pipelines;

namespace LlmRouter.Http.Errors;

/// <summary>
/// A connection's output. While a request is under way every call goes straight through; what Kestrel writes by itself is held until
/// its flush and looked at: see <see cref="EarlyRefusal"/>.
/// </summary>
internal sealed class EarlyRefusalPipeWriter(PipeWriter inner, ExchangeMark mark) : PipeWriter
{
    private readonly ArrayBufferWriter<byte> _held = new();
    private bool _lastWasHeld;

    public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

    public override long UnflushedBytes => inner.UnflushedBytes + _held.WrittenCount;

    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        _lastWasHeld = !mark.UnderWay;
        return _lastWasHeld ? _held.GetMemory(sizeHint) : inner.GetMemory(sizeHint);
    }

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override void Advance(int bytes)
    {
        // Memory taken before the mark changed is advanced where it came from.
        if (_lastWasHeld) _held.Advance(bytes);
        else inner.Advance(bytes);
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        Release();
        return inner.FlushAsync(cancellationToken);
    }

    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    public override void Complete(Exception? exception = null)
    {
        Release();
        inner.Complete(exception);
    }

    public override ValueTask CompleteAsync(Exception? exception = null)
    {
        Release();
        return inner.CompleteAsync(exception);
    }

    private void Release()
    {
        if (_held.WrittenCount == 0) return;
        inner.Write(EarlyRefusal.WithBody(_held.WrittenSpan) ?? _held.WrittenSpan);
        _held.ResetWrittenCount();
    }
}
