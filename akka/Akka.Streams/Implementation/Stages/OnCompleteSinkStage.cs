using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Drops every element and calls back at the end.</summary>
internal sealed class OnCompleteSinkStage<T>(Action success, Action<Exception> failure) : GraphStage<SinkShape<T>>
{
    public override SinkShape<T> Shape { get; } = new(new Inlet<T>("OnCompleteSink.in"));

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(Shape, success, failure);

    private sealed class Logic : InGraphStageLogic
    {
        private readonly Inlet<T> _in;
        private readonly Action _success;
        private readonly Action<Exception> _failure;
        private bool _hasEnded;

        internal Logic(SinkShape<T> shape, Action success, Action<Exception> failure) : base(shape)
        {
            (_in, _success, _failure) = (shape.Inlet, success, failure);
            SetHandler(_in, this);
        }

        public override void PreStart() => Pull(_in);

        public override void OnPush()
        {
            Grab(_in);
            Pull(_in);
        }

        public override void OnUpstreamFinish()
        {
            _hasEnded = true;
            _success();
            CompleteStage();
        }

        public override void OnUpstreamFailure(Exception e)
        {
            _hasEnded = true;
            _failure(e);
            FailStage(e);
        }

        public override void PostStop()
        {
            if (!_hasEnded)
                _failure(new AbruptStageTerminationException(this));
        }
    }
}
