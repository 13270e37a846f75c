using Akka.Streams.Stage;

namespace Akka.Streams.Implementation;

/// <summary>An output handler made of delegates.</summary>
internal sealed class LambdaOutHandler(Action onPull, Action<Exception>? onFinish) : OutHandler
{
    public override void OnPull() => onPull();

    public override void OnDownstreamFinish(Exception cause)
    {
        if (onFinish is null)
            base.OnDownstreamFinish(cause);
        else
            onFinish(cause);
    }
}
