using System.Collections.Immutable;
using System.Threading.Channels;
using Akka.Streams.Implementation.Stages;

namespace Akka.Streams.Dsl;

/// <summary>Makes sinks.</summary>
public static class Sink
{
    /// <summary>A sink of what a graph takes.</summary>
    public static Sink<TIn, TMat> FromGraph<TIn, TMat>(IGraph<SinkShape<TIn>, TMat> graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph as Sink<TIn, TMat> ?? new Sink<TIn, TMat>(graph.Shape, graph.Blueprint);
    }

    /// <summary>Collects every element. The caller sees to it that they are few.</summary>
    public static Sink<TIn, Task<IImmutableList<TIn>>> Seq<TIn>() =>
        OfTask<TIn, IImmutableList<TIn>>("SeqSink", static shape => new SeqSinkLogic<TIn>(shape));

    /// <summary>Takes the first element and cancels; the task fails with <see cref="NoSuchElementException"/> when there is none.</summary>
    public static Sink<TIn, Task<TIn>> First<TIn>() =>
        OfTask<TIn, TIn>("FirstSink", static shape => new FirstSinkLogic<TIn>(shape, orDefault: false));

    /// <summary>Takes the first element and cancels; <c>default</c> when there is none.</summary>
    public static Sink<TIn, Task<TIn>> FirstOrDefault<TIn>() =>
        OfTask<TIn, TIn>("FirstOrDefaultSink", static shape => new FirstSinkLogic<TIn>(shape, orDefault: true));

    /// <summary>Gives the last element; the task fails with <see cref="NoSuchElementException"/> when there is none.</summary>
    public static Sink<TIn, Task<TIn>> Last<TIn>() =>
        OfTask<TIn, TIn>("LastSink", static shape => new LastSinkLogic<TIn>(shape, orDefault: false));

    /// <summary>Gives the last element; <c>default</c> when there is none.</summary>
    public static Sink<TIn, Task<TIn>> LastOrDefault<TIn>() =>
        OfTask<TIn, TIn>("LastOrDefaultSink", static shape => new LastSinkLogic<TIn>(shape, orDefault: true));

    /// <summary>Drops every element.</summary>
    public static Sink<TIn, Task<Done>> Ignore<TIn>() => ForEach<TIn>(static _ => { });

    /// <summary>Runs an action for each element; what it throws fails the stream and the task.</summary>
    public static Sink<TIn, Task<Done>> ForEach<TIn>(Action<TIn> action) =>
        OfTask<TIn, Done>("ForEachSink", shape => new ForEachSinkLogic<TIn>(shape, action));

    /// <summary>Folds the elements; the task gives the last state.</summary>
    public static Sink<TIn, Task<TOut>> Aggregate<TIn, TOut>(TOut zero, Func<TOut, TIn, TOut> aggregate) =>
        OfTask<TIn, TOut>("AggregateSink", shape => new AggregateSinkLogic<TIn, TOut>(shape, zero, aggregate));

    /// <summary>Cancels at once.</summary>
    public static Sink<TIn, NotUsed> Cancelled<TIn>() => FromGraph(CancelledSinkStage<TIn>.Instance);

    /// <summary>Drops every element and calls back at the end.</summary>
    public static Sink<TIn, NotUsed> OnComplete<TIn>(Action success, Action<Exception> failure)
    {
        var stage = new OnCompleteSinkStage<TIn>(success, failure);
        return FromGraph(stage);
    }

    /// <summary>Writes every element to a bounded channel and gives its reader: see <see cref="ChannelSink.AsReader{T}"/>.</summary>
    public static Sink<T, ChannelReader<T>> ChannelReader<T>(
        int bufferSize, bool singleReader, BoundedChannelFullMode fullMode = BoundedChannelFullMode.Wait) =>
        ChannelSink.AsReader<T>(bufferSize, singleReader, fullMode);

    private static Sink<TIn, Task<TResult>> OfTask<TIn, TResult>(string name, Func<SinkShape<TIn>, TaskSinkLogic<TIn, TResult>> create)
    {
        var stage = new TaskSinkStage<TIn, TResult>(name, create);
        return FromGraph(stage);
    }
}
