using System.Threading.Channels;
using Akka.Streams;
using Akka.Streams.Stage;
using LlmRouter.Testing;

namespace LlmRouter.Tests.Streams;

/// <summary>
/// A source that tells when it is pulled: by then every stage behind it has seen the demand, so that a test may move the clock.
/// </summary>
internal sealed class HandFedSource<T> : GraphStageWithMaterializedValue<SourceShape<T>, HandFedSource<T>.Hand>
    where T : class
{
    public override SourceShape<T> Shape { get; } = new(new("HandFedSource.out"));

    public override ILogicAndMaterializedValue<Hand> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var logic = new Logic(Shape);
        return new LogicAndMaterializedValue<Hand>(logic, logic.Hand);
    }

    /// <summary>The test's side.</summary>
    internal sealed class Hand(Action<T> give, Action end)
    {
        private readonly Channel<bool> _pulls = Channel.CreateBounded<bool>(64);
        private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Completes when the stage behind it has cancelled.</summary>
        public Task CancelledAsync() => _cancelled.Task.Patiently();

        /// <summary>Completes when an element is asked for; each demand counts once.</summary>
        public async Task PulledAsync() => await _pulls.Reader.ReadAsync().Patiently();

        /// <summary>Gives the element that was asked for.</summary>
        public void Give(T element) => give(element);

        /// <summary>Ends the input.</summary>
        public void End() => end();

        internal void OnPull() => _pulls.Writer.TryWrite(true);

        internal void OnCancel() => _cancelled.TrySetResult();
    }

    private sealed class Logic : OutGraphStageLogic
    {
        public Logic(SourceShape<T> shape)
            : base(shape)
        {
            Hand = new Hand(GetAsyncCallback<T>(element => Push(shape.Outlet, element)), GetAsyncCallback(CompleteStage));
            SetHandler(shape.Outlet, this);
        }

        public Hand Hand { get; }

        public override void OnPull() => Hand.OnPull();

        public override void OnDownstreamFinish(Exception cause)
        {
            Hand.OnCancel();
            base.OnDownstreamFinish(cause);
        }
    }
}
