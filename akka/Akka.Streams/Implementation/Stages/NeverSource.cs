using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Gives nothing and does not end.</summary>
internal sealed class NeverSource<T>() : SourceStage<T>("NeverSource")
{
    internal static readonly NeverSource<T> Instance = new();

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(Shape);

    private sealed class Logic(SourceShape<T> shape) : SourceLogic<T>(shape)
    {
        public override void OnPull()
        {
        }
    }
}
