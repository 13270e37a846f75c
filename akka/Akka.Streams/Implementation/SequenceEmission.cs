using Akka.Streams.Stage;

namespace Akka.Streams.Implementation;

/// <summary>Emits what an enumerator gives; it stands on the first element already.</summary>
internal sealed class SequenceEmission<T>(GraphStageLogic stage, Outlet<T> outlet, IEnumerator<T> enumerator, Action andThen) : Emission(stage)
{
    public override void OnPull()
    {
        Stage.EmissionPush(outlet, enumerator.Current);
        if (!enumerator.MoveNext())
            Finish(andThen);
    }

    /// <summary>Pushes the first element while the output waits, and stays only for more.</summary>
    internal void PushFirst()
    {
        Stage.EmissionPush(outlet, enumerator.Current);
        if (enumerator.MoveNext())
            Stage.StartOrFollow(this);
        else
            andThen();
    }
}
