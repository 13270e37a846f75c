using Akka.Streams.Implementation;

namespace Akka.Streams.Stage;

/// <summary>The blueprint of a stage without a materialized value.</summary>
public abstract class GraphStage<TShape> : GraphStageWithMaterializedValue<TShape, NotUsed> where TShape : Shape
{
    /// <inheritdoc/>
    public sealed override ILogicAndMaterializedValue<NotUsed> CreateLogicAndMaterializedValue(Attributes inheritedAttributes) =>
        new LogicAndMaterializedValue<NotUsed>(CreateLogic(inheritedAttributes), NotUsed.Instance);

    // Without a pair of its own: most stages have no value.
    internal sealed override NotUsed AddTo(GraphAssembly assembly, Attributes inherited)
    {
        assembly.Add(CreateLogic(inherited));
        return NotUsed.Instance;
    }

    /// <summary>Makes the state of one run.</summary>
    protected abstract GraphStageLogic CreateLogic(Attributes inheritedAttributes);
}
