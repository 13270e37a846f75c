using Akka.Streams.Implementation.Stages;
using Akka.Streams.Stage;

namespace Akka.Streams.Dsl;

/// <summary>Makes sources.</summary>
public static class Source
{
    /// <summary>A source of what a graph gives.</summary>
    public static Source<T, TMat> FromGraph<T, TMat>(IGraph<SourceShape<T>, TMat> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source as Source<T, TMat> ?? new Source<T, TMat>(source.Shape, source.Blueprint);
    }

    /// <summary>A source of what an enumerable gives; each run enumerates anew.</summary>
    public static Source<T, NotUsed> From<T>(IEnumerable<T> enumerable) => Of(new EnumerableSource<T>(enumerable));

    /// <summary>A source of one element.</summary>
    public static Source<T, NotUsed> Single<T>(T element)
    {
        ArgumentNullException.ThrowIfNull(element);
        return Of(new SingleSource<T>(element));
    }

    /// <summary>A source of the same element for ever.</summary>
    public static Source<T, NotUsed> Repeat<T>(T element)
    {
        ArgumentNullException.ThrowIfNull(element);
        return Of(new RepeatSource<T>(element));
    }

    /// <summary>A source that completes at once.</summary>
    public static Source<T, NotUsed> Empty<T>() => Of(EndedSource<T>.Empty);

    /// <summary>A source that fails at once.</summary>
    public static Source<T, NotUsed> Failed<T>(Exception cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        return Of(new EndedSource<T>(cause));
    }

    /// <summary>A source that gives nothing and does not end.</summary>
    public static Source<T, NotUsed> Never<T>() => Of(NeverSource<T>.Instance);

    /// <summary>A source of what its promise is given; <c>default</c> stands for nothing.</summary>
    public static Source<T, TaskCompletionSource<T>> Maybe<T>() => FromGraph(MaybeSource<T>.Instance);

    private static Source<T, NotUsed> Of<T>(GraphStage<SourceShape<T>> stage) => FromGraph(stage);
}
