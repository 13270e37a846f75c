using Akka.Streams.Stage;

namespace Akka.Streams.Implementation;

/// <summary>An input handler made of delegates.</summary>
internal sealed class LambdaInHandler(Action onPush, Action? onFinish, Action<Exception>? onFailure) : InHandler
{
    public override void OnPush() => onPush();

    public override void OnUpstreamFinish()
    {
        if (onFinish is null)
            base.OnUpstreamFinish();
        else
            onFinish();
    }

    public override void OnUpstreamFailure(Exception e)
    {
        if (onFailure is null)
            base.OnUpstreamFailure(e);
        else
            onFailure(e);
    }
}
