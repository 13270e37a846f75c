namespace Akka.Streams.Implementation.Stages;

/// <summary>A logic that hands every element on; what else it does is up to the stage.</summary>
internal abstract class PassThroughLogic<T>(FlowShape<T, T> shape) : FlowLogic<T, T>(shape)
{
    public override void OnPush() => Push(Out, Grab(In));
}
