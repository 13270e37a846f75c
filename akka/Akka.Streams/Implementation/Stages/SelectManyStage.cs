using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Turns each element into any number of others.</summary>
internal sealed class SelectManyStage<TIn, TOut>(Func<TIn, IEnumerable<TOut>> expand) : FlowStage<TIn, TOut>("SelectMany")
{
    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this, expand);

    private sealed class Logic(SelectManyStage<TIn, TOut> stage, Func<TIn, IEnumerable<TOut>> expand)
        : FlowLogic<TIn, TOut>(stage.Shape)
    {
        // Stands on the next element to push, or is null.
        private IEnumerator<TOut>? _rest;

        public override void OnPush()
        {
            var elements = expand(Grab(In)).GetEnumerator();
            if (elements.MoveNext())
            {
                _rest = elements;
                PushNext(elements);
            }
            else
            {
                elements.Dispose();
                Pull(In);
            }
        }

        public override void OnPull()
        {
            if (_rest is { } rest)
                PushNext(rest);
            else
                Pull(In);
        }

        public override void OnUpstreamFinish()
        {
            if (_rest is null)
                CompleteStage();
        }

        public override void PostStop() => _rest?.Dispose();

        private void PushNext(IEnumerator<TOut> elements)
        {
            Push(Out, elements.Current);
            if (elements.MoveNext())
                return;
            elements.Dispose();
            _rest = null;
            if (IsClosed(In))
                CompleteStage();
        }
    }
}
