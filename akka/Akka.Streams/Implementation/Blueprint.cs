namespace Akka.Streams.Implementation;

/// <summary>A part of a graph as it was described: immutable, shared by all runs.</summary>
internal abstract class Blueprint<TMat>(int stageCount)
{
    /// <summary>How many stages a run of this part has.</summary>
    internal int StageCount => stageCount;

    /// <summary>Makes the logics of one run, producers first, and the value that the run gives.</summary>
    internal abstract TMat Build(GraphAssembly assembly, Attributes inherited);

    /// <summary>The same part with attributes in place of its own.</summary>
    internal virtual Blueprint<TMat> WithAttributes(Attributes attributes) => new AttributedBlueprint<TMat>(this, attributes);

    /// <summary>The same part with attributes besides its own.</summary>
    internal virtual Blueprint<TMat> AddAttributes(Attributes attributes) => new AttributedBlueprint<TMat>(this, attributes);
}
