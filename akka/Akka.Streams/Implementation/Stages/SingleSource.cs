using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Gives one element.</summary>
internal sealed class SingleSource<T>(T element) : SourceStage<T>("SingleSource")
{
    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(Shape, element);

    private sealed class Logic(SourceShape<T> shape, T element) : SourceLogic<T>(shape)
    {
        public override void OnPull()
        {
            Push(Out, element);
            CompleteStage();
        }
    }
}
