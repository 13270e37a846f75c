using Akka.Streams.Implementation.Stages;

namespace Akka.Streams.Implementation;

/// <summary>Hands every element on until its signal is raised.</summary>
internal sealed class KillSwitchLogic<T>(FlowShape<T, T> shape, TerminationSignal signal) : PassThroughLogic<T>(shape), ISignalListener
{
    ISignalListener? ISignalListener.Next { get; set; }

    ISignalListener? ISignalListener.Previous { get; set; }

    public override void PreStart()
    {
        if (!signal.Listen(this))
            React();
    }

    public override void PostStop() => signal.Forget(this);

    void ISignalListener.OnRaised() => new StageSignal(this, React).Post();

    private void React()
    {
        if (signal.Failure is { } failure)
            FailStage(failure);
        else
            CompleteStage();
    }
}
