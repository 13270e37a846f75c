using Akka.Streams.Stage;

namespace Akka.Streams.Implementation;

/// <summary>A flow with a kill switch of its own in each run.</summary>
internal sealed class SingleKillSwitchStage<T> : GraphStageWithMaterializedValue<FlowShape<T, T>, UniqueKillSwitch>
{
    internal static readonly SingleKillSwitchStage<T> Instance = new();

    public override FlowShape<T, T> Shape { get; } = new(new Inlet<T>("KillSwitch.in"), new Outlet<T>("KillSwitch.out"));

    public override ILogicAndMaterializedValue<UniqueKillSwitch> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var killSwitch = new UniqueKillSwitch();
        return new LogicAndMaterializedValue<UniqueKillSwitch>(new KillSwitchLogic<T>(Shape, killSwitch.Signal), killSwitch);
    }
}
