using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Gives what an enumerable gives; each run enumerates anew.</summary>
internal sealed class EnumerableSource<T>(IEnumerable<T> elements) : SourceStage<T>("EnumerableSource")
{
    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(Shape, elements);

    private sealed class Logic(SourceShape<T> shape, IEnumerable<T> elements) : SourceLogic<T>(shape)
    {
        private IEnumerator<T>? _enumerator;

        public override void OnPull()
        {
            if (_enumerator is null)
            {
                _enumerator = elements.GetEnumerator();
                if (!_enumerator.MoveNext())
                {
                    CompleteStage();
                    return;
                }
            }
            Push(Out, _enumerator.Current);
            if (!_enumerator.MoveNext())
                CompleteStage();
        }

        public override void PostStop() => _enumerator?.Dispose();
    }
}
