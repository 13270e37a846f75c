namespace Akka.Streams.Implementation.Stages;

/// <summary>Runs an action for each element.</summary>
internal sealed class ForEachSinkLogic<T>(SinkShape<T> shape, Action<T> action) : TaskSinkLogic<T, Done>(shape)
{
    protected override bool Take(T element)
    {
        action(element);
        return true;
    }

    protected override Done Sum() => Done.Instance;
}
