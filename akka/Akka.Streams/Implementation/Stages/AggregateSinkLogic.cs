namespace Akka.Streams.Implementation.Stages;

/// <summary>Folds the elements into one state.</summary>
internal sealed class AggregateSinkLogic<TIn, TOut>(SinkShape<TIn> shape, TOut zero, Func<TOut, TIn, TOut> fold)
    : TaskSinkLogic<TIn, TOut>(shape)
{
    private TOut _state = zero;

    protected override bool Take(TIn element)
    {
        _state = fold(_state, element);
        return true;
    }

    protected override TOut Sum() => _state;
}
