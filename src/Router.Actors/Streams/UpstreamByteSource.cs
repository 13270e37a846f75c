using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Akka.Streams;
using Akka.Streams.Stage;
using LlmRouter.Framing;
using LlmRouter.Telemetry;
using LlmRouter.Upstream;

namespace LlmRouter.Streams;

/// <summary>
/// Reads the provider's body, one read for each pull: a client that stops reading stops the provider. Owns the response: an answer
/// that was read to its terminator gives its connection back, every other end closes it at once.
/// </summary>
internal sealed class UpstreamByteSource : GraphStage<SourceShape<ByteChunk>>
{
    private readonly UpstreamResponse _response;
    private readonly string _provider;
    private readonly int _readBuffer;
    private readonly CancellationTokenSource _stop;
    private readonly TimeProvider _time;
    private readonly LiveCounts _counts;

    /// <param name="response">The answer to read.</param>
    /// <param name="provider">Its configured name, for errors.</param>
    /// <param name="readBuffer">Bytes read at once.</param>
    /// <param name="stop">Cancelled by whoever ends the exchange early; the stage cancels it too when its reader leaves.</param>
    /// <param name="time">For the short wait for the end of a finished body.</param>
    /// <param name="counts">Where the graph counts itself: every relay graph begins with this stage.</param>
    public UpstreamByteSource(UpstreamResponse response, string provider, int readBuffer, CancellationTokenSource stop, TimeProvider time, LiveCounts counts)
    {
        _response = response;
        _provider = provider;
        _readBuffer = readBuffer;
        _stop = stop;
        _time = time;
        _counts = counts;
        Shape = new SourceShape<ByteChunk>(Out);
    }

    public Outlet<ByteChunk> Out { get; } = new("UpstreamByteSource.out");

    public override SourceShape<ByteChunk> Shape { get; }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : OutGraphStageLogic
    {
        private readonly UpstreamByteSource _stage;
        private readonly ByteChunk _chunk = new();
        private readonly Action _wake;
        private byte[]? _buffer;
        private ValueTask<int> _read;
        private bool _reading;
        private bool _ended;
        private bool _answered;

        public Logic(UpstreamByteSource stage)
            : base(stage.Shape)
        {
            _stage = stage;
            _wake = GetAsyncCallback(OnReadCompleted);
            SetHandler(stage.Out, this);
        }

        public override void PreStart() => _stage._counts.GraphStarted();

        public override void OnPull()
        {
            // What was read has been used. Nothing is held while the provider is silent: a read of no bytes waits until there are some.
            Return();
            Read(Memory<byte>.Empty);
        }

        [SuppressMessage("Reliability", "CA2012", Justification = "Kept until it completes and awaited once: an async method would allocate for each read.")]
        private void Read(Memory<byte> into)
        {
            try
            {
                _read = _stage._response.Body.ReadAsync(into, _stage._stop.Token);
            }
            catch (Exception fault)
            {
                Fail(fault);
                return;
            }

            _reading = true;
            var awaiter = _read.ConfigureAwait(false).GetAwaiter();
            if (awaiter.IsCompleted) OnReadCompleted();
            else awaiter.UnsafeOnCompleted(_wake);
        }

        public override void OnDownstreamFinish(Exception cause)
        {
            _answered = !_stage._stop.IsCancellationRequested && cause is SubscriptionWithCancelException.NonFailureCancellation;
            base.OnDownstreamFinish(cause);
        }

        public override void PostStop()
        {
            _stage._counts.GraphStopped();
            // A pending read keeps the buffer until it ends; the pool can do without it.
            if (!_reading) Return();

            if (_answered && !_reading)
            {
                _ = _stage._response.FinishAsync(_stage._time);
                return;
            }

            if (!_ended) _stage._stop.Cancel();
            _stage._response.Dispose();
        }

        private void OnReadCompleted()
        {
            _reading = false;
            int count;
            try
            {
                count = _read.ConfigureAwait(false).GetAwaiter().GetResult();
            }
            catch (Exception fault)
            {
                Fail(fault);
                return;
            }

            if (_buffer is null)
            {
                // Not every stream waits for a read of no bytes: then this one does.
                _buffer = ArrayPool<byte>.Shared.Rent(_stage._readBuffer);
                Read(_buffer.AsMemory(0, _stage._readBuffer));
                return;
            }

            if (count == 0)
            {
                _ended = true;
                CompleteStage();
                return;
            }

            _chunk.Bytes = _buffer.AsMemory(0, count);
            Push(_stage.Out, _chunk);
        }

        private void Return()
        {
            if (_buffer is { } buffer) ArrayPool<byte>.Shared.Return(buffer);
            _buffer = null;
        }

        private void Fail(Exception fault) =>
            FailStage(_stage._stop.IsCancellationRequested ? new OperationCanceledException("The exchange was ended.", fault) : UpstreamFaults.Body(_stage._provider, fault));
    }
}
