using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Akka.Streams;
using Akka.Streams.Stage;
using LlmRouter.Framing;
using LlmRouter.Upstream;

namespace LlmRouter.Streams;

/// <summary>
/// Reads the provider's body, one read for each pull: a client that stops reading stops the provider. Owns the response: an answer
/// that was read to its terminator gives its connection back, every other end closes it at once.
/// </summary>
internal sealed class UpstreamByteSource : GraphStage<SourceShape<ByteChunk>>
{
    // A document is read at its end, all at once. This long it keeps a pool thread busy, never one that other sockets wait for.
    private const int LongDocument = 256 * 1024;

    private static readonly SourceShape<ByteChunk> Ports = new(new Outlet<ByteChunk>("UpstreamByteSource.out"));

    private readonly RelaySpec _spec;

    /// <param name="spec">Names the answer to read, and whoever ends the exchange early; the stage cancels its token too when its reader leaves.</param>
    public UpstreamByteSource(RelaySpec spec) => _spec = spec;

    public override SourceShape<ByteChunk> Shape => Ports;

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : OutGraphStageLogic
    {
        private readonly RelaySpec _spec;
        private readonly Outlet<ByteChunk> _out;
        private readonly ByteChunk _chunk = new();
        private readonly Action _wake;
        private ReadPace _pace;
        private Action? _readOn;
        private byte[]? _buffer;
        private ValueTask<int> _read;
        private long _total;
        private bool _gathers;
        private bool _reading;
        private bool _ended;
        private bool _answered;

        public Logic(UpstreamByteSource stage)
            : base(stage.Shape)
        {
            _spec = stage._spec;
            _out = stage.Shape.Outlet;
            _wake = GetAsyncCallback(OnReadCompleted);
            // A document is of no use before its end: nobody waits for a part of it.
            _pace = new ReadPace(_spec.Shape.Stream ? _spec.Gather : TimeSpan.Zero, _spec.Time);
            SetHandler(_out, this);
        }

        public override void PreStart() => _spec.Counts.GraphStarted();

        public override void OnPull()
        {
            // What was read has been used. Nothing is held while the provider is silent: a read of no bytes waits until there are some.
            Return();
            if (_gathers) _spec.Pulse.Await(_readOn ??= GetAsyncCallback(ReadOn), _spec.Gather);
            else ReadOn();
        }

        private void ReadOn() => Read(Memory<byte>.Empty);

        [SuppressMessage("Reliability", "CA2012", Justification = "Kept until it completes and awaited once: an async method would allocate for each read.")]
        private void Read(Memory<byte> into)
        {
            try
            {
                _read = _spec.Response.Body.ReadAsync(into, _spec.Stop.Token);
            }
            catch (Exception fault)
            {
                Fail(fault);
                return;
            }

            _reading = true;
            var awaiter = _read.ConfigureAwait(false).GetAwaiter();
            if (!_spec.Shape.Stream && _total >= LongDocument) awaiter.UnsafeOnCompleted(WakeOnPool);
            else if (awaiter.IsCompleted) OnReadCompleted();
            else awaiter.UnsafeOnCompleted(_wake);
        }

        public override void OnDownstreamFinish(Exception cause)
        {
            _answered = !_spec.Stop.IsCancellationRequested && cause is SubscriptionWithCancelException.NonFailureCancellation;
            base.OnDownstreamFinish(cause);
        }

        public override void PostStop()
        {
            _spec.Counts.GraphStopped();
            // A pending read keeps the buffer until it ends; the pool can do without it.
            if (!_reading) Return();

            if (_answered && !_reading)
            {
                _ = _spec.Response.FinishAsync(_spec.Time);
                return;
            }

            if (!_ended) _spec.Stop.Cancel();
            _spec.Response.Dispose();
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
                _buffer = ArrayPool<byte>.Shared.Rent(_spec.Limits.ReadBuffer);
                Read(_buffer.AsMemory(0, _spec.Limits.ReadBuffer));
                return;
            }

            if (count == 0)
            {
                _ended = true;
                CompleteStage();
                return;
            }

            _total += count;
            _gathers = _pace.Gathers(count);
            _chunk.Bytes = _buffer.AsMemory(0, count);
            Push(_out, _chunk);
        }

        private void WakeOnPool() => ThreadPool.UnsafeQueueUserWorkItem(static wake => wake(), _wake, preferLocal: false);

        private void Return()
        {
            if (_buffer is { } buffer) ArrayPool<byte>.Shared.Return(buffer);
            _buffer = null;
        }

        private void Fail(Exception fault) =>
            FailStage(_spec.Stop.IsCancellationRequested ? new OperationCanceledException("The exchange was ended.", fault) : UpstreamFaults.Body(_spec.Provider, fault));
    }
}
