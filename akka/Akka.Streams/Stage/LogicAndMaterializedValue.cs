namespace Akka.Streams.Stage;

/// <summary>What a stage gives for one run.</summary>
#pragma warning disable CA1815 // Akka.NET's has no equality either
public struct LogicAndMaterializedValue<T> : ILogicAndMaterializedValue<T>
#pragma warning restore CA1815
{
    public LogicAndMaterializedValue(GraphStageLogic logic, T materializedValue) =>
        (Logic, MaterializedValue) = (logic, materializedValue);

    /// <inheritdoc/>
    public GraphStageLogic Logic { get; }

    /// <inheritdoc/>
    public T MaterializedValue { get; }
}
