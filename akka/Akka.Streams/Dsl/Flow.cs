using Akka.Streams.Implementation;
using Akka.Streams.Implementation.Stages;

namespace Akka.Streams.Dsl;

/// <summary>Makes flows.</summary>
public static class Flow
{
    /// <summary>A flow that passes everything on.</summary>
    public static Flow<T, T, NotUsed> Create<T>() => Identities<T>.Flow;

    /// <summary>A flow that passes everything on.</summary>
    public static Flow<T, T, NotUsed> Identity<T>() => Identities<T>.Flow;

    /// <summary>A flow that a function makes.</summary>
    public static Flow<TIn, TOut, NotUsed> FromFunction<TIn, TOut>(Func<TIn, TOut> function)
    {
        var stage = new SelectStage<TIn, TOut>(function);
        return FromGraph(stage);
    }

    /// <summary>A flow of what a graph does.</summary>
    public static Flow<TIn, TOut, TMat> FromGraph<TIn, TOut, TMat>(IGraph<FlowShape<TIn, TOut>, TMat> graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph as Flow<TIn, TOut, TMat> ?? new Flow<TIn, TOut, TMat>(graph.Shape, graph.Blueprint);
    }

    private static class Identities<T>
    {
        internal static readonly Flow<T, T, NotUsed> Flow = new(
            new FlowShape<T, T>(new Inlet<T>("identity.in"), new Outlet<T>("identity.out")),
            new IdentityBlueprint<NotUsed>(NotUsed.Instance));
    }
}
