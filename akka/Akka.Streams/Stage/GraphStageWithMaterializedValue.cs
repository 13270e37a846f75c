using Akka.Streams.Implementation;

namespace Akka.Streams.Stage;

/// <summary>The blueprint of a stage whose run gives the caller a value.</summary>
public abstract class GraphStageWithMaterializedValue<TShape, TMat> : IGraph<TShape, TMat> where TShape : Shape
{
    private StageBlueprint<TShape, TMat>? _blueprint;

    /// <summary>The stage's ports: the same object each time.</summary>
    public abstract TShape Shape { get; }

    /// <summary>What the stage says about itself unless it is told otherwise.</summary>
    protected virtual Attributes InitialAttributes => Attributes.None;

    Blueprint<TMat> IGraph<TShape, TMat>.Blueprint => OwnBlueprint;

    private StageBlueprint<TShape, TMat> OwnBlueprint => _blueprint ??= new StageBlueprint<TShape, TMat>(this, InitialAttributes);

    /// <summary>Makes the state of one run. The blueprint itself must stay as it is.</summary>
    public abstract ILogicAndMaterializedValue<TMat> CreateLogicAndMaterializedValue(Attributes inheritedAttributes);

    /// <summary>Adds the state of one run to its others; gives the run's value.</summary>
    internal virtual TMat AddTo(GraphAssembly assembly, Attributes inherited)
    {
        var made = CreateLogicAndMaterializedValue(inherited);
        assembly.Add(made.Logic);
        return made.MaterializedValue;
    }

    /// <inheritdoc/>
    public IGraph<TShape, TMat> WithAttributes(Attributes attributes) =>
        new LinearGraph<TShape, TMat>(Shape, OwnBlueprint.WithAttributes(attributes));

    /// <inheritdoc/>
    public IGraph<TShape, TMat> AddAttributes(Attributes attributes) =>
        new LinearGraph<TShape, TMat>(Shape, OwnBlueprint.AddAttributes(attributes));

    /// <inheritdoc/>
    public IGraph<TShape, TMat> Named(string name) => AddAttributes(Attributes.CreateName(name));
}
