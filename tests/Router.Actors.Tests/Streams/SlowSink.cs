using Akka.Streams;
using Akka.Streams.Stage;

namespace LlmRouter.Tests.Streams;

/// <summary>
/// Reads each element not when it comes but when every stage before it has come to rest, and only then pulls the next:
/// whatever a stage does too early has happened by then, in every run and without waiting.
/// </summary>
internal sealed class SlowSink<T>(Func<T, string> describe, List<string> log) : GraphStageWithMaterializedValue<SinkShape<T>, Task>
    where T : class
{
    public override SinkShape<T> Shape { get; } = new(new("SlowSink.in"));

    public override ILogicAndMaterializedValue<Task> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return new LogicAndMaterializedValue<Task>(new Logic(Shape, describe, log, done), done.Task);
    }

    private sealed class Logic : InGraphStageLogic
    {
        private readonly SinkShape<T> _shape;
        private readonly List<string> _log;
        private readonly TaskCompletionSource _done;
        private readonly Action<T> _atRest;
        private bool _reading;
        private bool _finished;

        public Logic(SinkShape<T> shape, Func<T, string> describe, List<string> log, TaskCompletionSource done)
            : base(shape)
        {
            (_shape, _log, _done) = (shape, log, done);
            _atRest = GetAsyncCallback<T>(element => Read(describe(element)));
            SetHandler(shape.Inlet, this);
        }

        public override void PreStart()
        {
            // It must outlive its only port: the last element is still to be read when the stage before it completes.
            SetKeepGoing(true);
            Pull(_shape.Inlet);
        }

        public override void OnPush()
        {
            _log.Add("push");
            _reading = true;
            _atRest(Grab(_shape.Inlet));
        }

        public override void OnUpstreamFinish()
        {
            _finished = true;
            if (!_reading) Finish();
        }

        public override void OnUpstreamFailure(Exception e)
        {
            _log.Add(e.Message);
            _done.TrySetException(e);
            FailStage(e);
        }

        public override void PostStop() => _done.TrySetException(new InvalidOperationException("The stream stopped before its end."));

        private void Read(string description)
        {
            _reading = false;
            _log.Add($"read {description}");
            if (_finished) Finish();
            else Pull(_shape.Inlet);
        }

        private void Finish()
        {
            _log.Add("complete");
            _done.TrySetResult();
            SetKeepGoing(false);
            CompleteStage();
        }
    }
}
