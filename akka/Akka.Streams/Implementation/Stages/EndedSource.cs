using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Completes or fails at once.</summary>
internal sealed class EndedSource<T>(Exception? failure) : SourceStage<T>("EndedSource")
{
    internal static readonly EndedSource<T> Empty = new(null);

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(Shape, failure);

    private sealed class Logic(SourceShape<T> shape, Exception? failure) : SourceLogic<T>(shape)
    {
        public override void PreStart()
        {
            if (failure is null)
                CompleteStage();
            else
                FailStage(failure);
        }

        public override void OnPull()
        {
        }
    }
}
