using Akka.Streams.Stage;

namespace Akka.Streams.Implementation;

/// <summary>Stands in for an input's handler until one element has come.</summary>
internal sealed class Reading<T>(GraphStageLogic stage, Inlet<T> inlet, IInHandler previous, Action<T> andThen, Action onClose) : InHandler
{
    internal IInHandler Previous => previous;

    public override void OnPush()
    {
        var element = stage.ReadingGrab(inlet);
        stage.UseInHandler(previous);
        andThen(element);
    }

    public override void OnUpstreamFinish()
    {
        stage.UseInHandler(previous);
        onClose();
        previous.OnUpstreamFinish();
    }

    public override void OnUpstreamFailure(Exception e)
    {
        stage.UseInHandler(previous);
        onClose();
        previous.OnUpstreamFailure(e);
    }
}
