using Akka.Streams.Implementation.Stages;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation;

/// <summary>A flow that ends when a token is cancelled.</summary>
internal sealed class CancellationTokenStage<T>(CancellationToken token, bool cancelGracefully) : FlowStage<T, T>("CancellationToken")
{
    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(Shape, token, cancelGracefully);

    private sealed class Logic(FlowShape<T, T> shape, CancellationToken token, bool cancelGracefully) : PassThroughLogic<T>(shape)
    {
        private CancellationTokenRegistration _registration;

        public override void PreStart()
        {
            if (token.IsCancellationRequested)
                React();
            else
                _registration = token.UnsafeRegister(static callback => ((Action)callback!)(), GetAsyncCallback(React));
        }

        // Not Dispose: it would wait for a callback under way on another thread.
        public override void PostStop() => _registration.Unregister();

        private void React()
        {
            if (cancelGracefully)
                CompleteStage();
            else
                FailStage(new OperationCanceledException("Stage cancelled due to cancellation token request.", token));
        }
    }
}
