namespace Akka.Streams.Implementation.Stages;

/// <summary>Takes every element and gives the last.</summary>
internal sealed class LastSinkLogic<T>(SinkShape<T> shape, bool orDefault) : TaskSinkLogic<T, T>(shape)
{
    private T _last = default!;
    private bool _hasLast;

    protected override bool Take(T element)
    {
        (_last, _hasLast) = (element, true);
        return true;
    }

    protected override T Sum() => _hasLast || orDefault ? _last : throw new NoSuchElementException("Last of empty stream");
}
