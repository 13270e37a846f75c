using Akka.Streams.Stage;

namespace Akka.Streams.Implementation;

/// <summary>A flow that many runs share the kill switch of.</summary>
internal sealed class SharedKillSwitchStage<T>(SharedKillSwitch killSwitch)
    : GraphStageWithMaterializedValue<FlowShape<T, T>, SharedKillSwitch>
{
    public override FlowShape<T, T> Shape { get; } = new(new Inlet<T>("KillSwitch.in"), new Outlet<T>("KillSwitch.out"));

    public override ILogicAndMaterializedValue<SharedKillSwitch> CreateLogicAndMaterializedValue(Attributes inheritedAttributes) =>
        new LogicAndMaterializedValue<SharedKillSwitch>(new KillSwitchLogic<T>(Shape, killSwitch.Signal), killSwitch);
}
