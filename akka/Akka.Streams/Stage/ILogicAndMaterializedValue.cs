namespace Akka.Streams.Stage;

/// <summary>What a stage gives for one run.</summary>
public interface ILogicAndMaterializedValue<T>
{
    /// <summary>The state and handlers of this run.</summary>
    GraphStageLogic Logic { get; }

    /// <summary>What the caller of the run gets.</summary>
    T MaterializedValue { get; }
}
