using System.Collections.Immutable;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Collects every element.</summary>
internal sealed class SeqSinkLogic<T>(SinkShape<T> shape) : TaskSinkLogic<T, IImmutableList<T>>(shape)
{
    private readonly ImmutableList<T>.Builder _elements = ImmutableList.CreateBuilder<T>();

    protected override bool Take(T element)
    {
        _elements.Add(element);
        return true;
    }

    protected override IImmutableList<T> Sum() => _elements.ToImmutable();
}
