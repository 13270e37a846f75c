using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>A sink that materializes a task.</summary>
internal sealed class TaskSinkStage<TIn, TResult>(string name, Func<SinkShape<TIn>, TaskSinkLogic<TIn, TResult>> create)
    : GraphStageWithMaterializedValue<SinkShape<TIn>, Task<TResult>>
{
    public override SinkShape<TIn> Shape { get; } = new(new Inlet<TIn>(name + ".in"));

    public override ILogicAndMaterializedValue<Task<TResult>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var logic = create(Shape);
        return new LogicAndMaterializedValue<Task<TResult>>(logic, logic.Result);
    }
}
