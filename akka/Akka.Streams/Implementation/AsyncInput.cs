using Akka.Streams.Stage;

namespace Akka.Streams.Implementation;

/// <summary>Something that came from outside the stream and runs as if it were one of its signals.</summary>
internal abstract class AsyncInput
{
    /// <summary>The link of the stream's inbox.</summary>
    internal AsyncInput? Next;

    internal abstract GraphStageLogic Stage { get; }

    internal abstract void Run();
}
