using Akka.Pattern;
using Akka.Streams.Stage;

namespace Akka.Streams.TestKit;

/// <summary>
/// The input buffer that a stream has towards a publisher: it asks for a buffer full at once, then for half a buffer
/// whenever half was used. Completion waits until the buffer is empty; a failure overtakes it.
/// </summary>
internal sealed class SourceProbeLogic<T> : OutGraphStageLogic, ISourceFeed<T>
{
    private readonly Queue<T> _buffer = new();
    private readonly Outlet<T> _out;
    private readonly TestPublisher.Probe<T> _probe;
    private readonly int? _sizeFromAttributes;
    private readonly Action<T> _onNext;
    private readonly Action _onComplete;
    private readonly Action<Exception> _onFail;
    private int _size;
    private int _untilRequest;
    private bool _hasEnded;

    internal SourceProbeLogic(SourceShape<T> shape, TestPublisher.Probe<T> probe, int? size) : base(shape)
    {
        (_out, _probe, _sizeFromAttributes) = (shape.Outlet, probe, size);
        _onNext = GetAsyncCallback<T>(OnNext);
        _onComplete = GetAsyncCallback(OnComplete);
        _onFail = GetAsyncCallback<Exception>(OnFail);
        SetHandler(_out, this);
    }

    private int Batch => Math.Max(1, _size / 2);

    public override void PreStart()
    {
        _size = _sizeFromAttributes ?? ((ActorMaterializer)Materializer).Settings.MaxInputBufferSize;
        _untilRequest = Batch;
        _probe.Subscribed(this);
        _probe.Inbox.Add(new Demand(_size));
    }

    public override void OnPull()
    {
        if (_buffer.Count > 0)
            PushNext();
        if (_hasEnded && _buffer.Count == 0)
            CompleteStage();
    }

    public override void OnDownstreamFinish(Exception cause)
    {
        if (!_hasEnded)
            _probe.Inbox.Add(new Cancellation());
        _hasEnded = true;
        base.OnDownstreamFinish(cause);
    }

    public override void PostStop()
    {
        if (!_hasEnded)
            _probe.Inbox.Add(new Cancellation());
    }

    public void Next(T element) => _onNext(element);

    public void Complete() => _onComplete();

    public void Fail(Exception cause) => _onFail(cause);

    private void OnNext(T element)
    {
        if (_hasEnded)
            return;
        if (_buffer.Count == _size)
            throw new IllegalStateException("Input buffer overrun");
        _buffer.Enqueue(element);
        if (IsAvailable(_out))
            PushNext();
    }

    private void OnComplete()
    {
        if (_hasEnded)
            return;
        _hasEnded = true;
        if (_buffer.Count == 0)
            CompleteStage();
    }

    private void OnFail(Exception cause)
    {
        _hasEnded = true;
        _buffer.Clear();
        FailStage(cause);
    }

    private void PushNext()
    {
        var element = _buffer.Dequeue();
        if (--_untilRequest == 0 && !_hasEnded)
        {
            _untilRequest = Batch;
            _probe.Inbox.Add(new Demand(Batch));
        }
        Push(_out, element);
    }
}
