using Akka.Streams.Stage;

namespace Akka.Streams.Implementation;

/// <summary>Emits one element.</summary>
internal sealed class SingleEmission<T>(GraphStageLogic stage, Outlet<T> outlet, T element, Action andThen) : Emission(stage)
{
    public override void OnPull()
    {
        Stage.EmissionPush(outlet, element);
        Finish(andThen);
    }
}
