using Akka.Streams.Implementation.Stages;

namespace Akka.Streams.Dsl;

/// <summary>What can be put behind a flow.</summary>
public static class FlowOperations
{
    /// <summary>Turns each element into another.</summary>
    public static Flow<TIn, TOut2, TMat> Select<TIn, TOut1, TOut2, TMat>(
        this Flow<TIn, TOut1, TMat> flow, Func<TOut1, TOut2> mapper) =>
        flow.Via(new SelectStage<TOut1, TOut2>(mapper));

    /// <summary>Turns each element into any number of others, in order.</summary>
    public static Flow<TIn, TOut2, TMat> SelectMany<TIn, TOut1, TOut2, TMat>(
        this Flow<TIn, TOut1, TMat> flow, Func<TOut1, IEnumerable<TOut2>> mapConcater) =>
        flow.Via(new SelectManyStage<TOut1, TOut2>(mapConcater));

    /// <summary>Lets only the elements through that fit.</summary>
    public static Flow<TIn, TOut, TMat> Where<TIn, TOut, TMat>(
        this Flow<TIn, TOut, TMat> flow, Predicate<TOut> predicate) =>
        flow.Via(new WhereStage<TOut>(predicate));

    /// <summary>Lets the first <paramref name="n"/> elements through, then completes.</summary>
    public static Flow<TIn, TOut, TMat> Take<TIn, TOut, TMat>(
        this Flow<TIn, TOut, TMat> flow, long n) =>
        flow.Via(new TakeStage<TOut>(n));

    /// <summary>Drops the first <paramref name="n"/> elements.</summary>
    public static Flow<TIn, TOut, TMat> Skip<TIn, TOut, TMat>(
        this Flow<TIn, TOut, TMat> flow, long n) =>
        flow.Via(new SkipStage<TOut>(n));

    /// <summary>Completes at the first element that does not fit, with or without it.</summary>
    public static Flow<TIn, TOut, TMat> TakeWhile<TIn, TOut, TMat>(
        this Flow<TIn, TOut, TMat> flow, Predicate<TOut> predicate, bool inclusive = false) =>
        flow.Via(new TakeWhileStage<TOut>(predicate, inclusive));

    /// <summary>Fails with <see cref="TimeoutException"/> when no element has passed for a while, whoever is slow.</summary>
    public static Flow<TIn, TOut, TMat> IdleTimeout<TIn, TOut, TMat>(
        this Flow<TIn, TOut, TMat> flow, TimeSpan timeout) =>
        flow.Via(new IdleTimeoutStage<TOut>(timeout));

    /// <summary>Fails with <see cref="TimeoutException"/> when the first element does not pass in time.</summary>
    public static Flow<TIn, TOut, TMat> InitialTimeout<TIn, TOut, TMat>(
        this Flow<TIn, TOut, TMat> flow, TimeSpan timeout) =>
        flow.Via(new InitialTimeoutStage<TOut>(timeout));

    /// <summary>Combines the value with a task that ends as the stream ends.</summary>
    public static Flow<TIn, TOut, TMat2> WatchTermination<TIn, TOut, TMat, TMat2>(
        this Flow<TIn, TOut, TMat> flow, Func<TMat, Task<Done>, TMat2> materializerFunction) =>
        flow.ViaMaterialized(TerminationWatchStage<TOut>.Instance, materializerFunction);
}
