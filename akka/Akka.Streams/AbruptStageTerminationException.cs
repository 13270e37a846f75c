using Akka.Streams.Stage;

namespace Akka.Streams;

/// <summary>A stage was stopped before it completed: its materializer or actor system ended.</summary>
public sealed class AbruptStageTerminationException : Exception
{
    /// <param name="logic">The stage that was stopped.</param>
    public AbruptStageTerminationException(GraphStageLogic logic)
        : base($"GraphStage {logic} terminated abruptly, caused by for example materializer or actor system termination.")
    {
    }
}
