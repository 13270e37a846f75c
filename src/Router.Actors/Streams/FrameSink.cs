using Akka.Streams;
using Akka.Streams.Stage;
using LlmRouter.Contracts;

namespace LlmRouter.Streams;

/// <summary>
/// The end of a relay graph: frames go into a <see cref="FrameQueue"/>. Its reader is woken when the graph has nothing more to do, so that
/// all that was ready leaves in one write.
/// </summary>
internal sealed class FrameSink(FrameQueue queue) : GraphStage<SinkShape<Frame>>
{
    private static readonly SinkShape<Frame> Ports = new(new("FrameSink.in"));

    public override SinkShape<Frame> Shape => Ports;

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(Shape, queue);

    private sealed class Logic : InGraphStageLogic
    {
        private readonly Inlet<Frame> _in;
        private readonly FrameQueue _queue;
        private readonly Action _announce;
        private bool _announcing;
        private bool _finished;
        private Exception? _failure;

        public Logic(SinkShape<Frame> shape, FrameQueue queue)
            : base(shape)
        {
            _in = shape.Inlet;
            _queue = queue;
            _announce = GetAsyncCallback(Announce);
            _queue.Attach(GetAsyncCallback(OnRoom));
            SetHandler(_in, this);
        }

        public override void PreStart() => Pull(_in);

        public override void OnPush()
        {
            var room = _queue.Write(Grab(_in));
            if (!_announcing)
            {
                // A signal to this stage itself: the graph comes to it when its other signals are done.
                _announcing = true;
                _announce();
            }

            if (room) Pull(_in);
        }

        public override void OnUpstreamFinish()
        {
            _finished = true;
            CompleteStage();
        }

        public override void OnUpstreamFailure(Exception e)
        {
            _failure = e;
            FailStage(e);
        }

        // The graph's last act: whoever reads may use its writer from here on.
        public override void PostStop() => _queue.Complete(_finished ? null : _failure ?? new AbruptStageTerminationException(this));

        private void Announce()
        {
            _announcing = false;
            _queue.Announce();
        }

        private void OnRoom() => TryPull(_in);
    }
}
