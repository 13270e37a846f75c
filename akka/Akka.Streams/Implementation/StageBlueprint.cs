using Akka.Streams.Stage;

namespace Akka.Streams.Implementation;

/// <summary>One stage.</summary>
internal sealed class StageBlueprint<TShape, TMat>(GraphStageWithMaterializedValue<TShape, TMat> stage, Attributes attributes)
    : Blueprint<TMat>(1) where TShape : Shape
{
    internal override TMat Build(GraphAssembly assembly, Attributes inherited) => stage.AddTo(assembly, inherited.And(attributes));

    internal override Blueprint<TMat> WithAttributes(Attributes replacement) =>
        new StageBlueprint<TShape, TMat>(stage, replacement);

    internal override Blueprint<TMat> AddAttributes(Attributes additional) =>
        new StageBlueprint<TShape, TMat>(stage, attributes.And(additional));
}
