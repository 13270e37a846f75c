using Akka.Streams.Stage;

namespace Akka.Streams.Implementation;

/// <summary>The logics of one run while they are being made, in the order in which they are wired.</summary>
internal sealed class GraphAssembly(int stageCount)
{
    private int _count;

    internal GraphStageLogic[] Stages { get; } = new GraphStageLogic[stageCount];

    internal void Add(GraphStageLogic stage) => Stages[_count++] = stage;
}
