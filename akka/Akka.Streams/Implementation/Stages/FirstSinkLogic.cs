namespace Akka.Streams.Implementation.Stages;

/// <summary>Takes the first element and cancels.</summary>
internal sealed class FirstSinkLogic<T>(SinkShape<T> shape, bool orDefault) : TaskSinkLogic<T, T>(shape)
{
    private T _first = default!;
    private bool _hasFirst;

    protected override bool Take(T element)
    {
        (_first, _hasFirst) = (element, true);
        return false;
    }

    protected override T Sum() => _hasFirst || orDefault ? _first : throw new NoSuchElementException("First of empty stream");
}
