using Akka.Actor;

namespace Akka.Streams;

/// <summary>The buffer sizes of a materializer.</summary>
public sealed class ActorMaterializerSettings
{
    /// <summary>How many elements an asynchronous input asks for at first.</summary>
    public readonly int InitialInputBufferSize;

    /// <summary>How many elements an asynchronous input fetches ahead at most.</summary>
    public readonly int MaxInputBufferSize;

    private ActorMaterializerSettings(int initial, int max) => (InitialInputBufferSize, MaxInputBufferSize) = (initial, max);

    internal static ActorMaterializerSettings Default { get; } = new(4, 16);

    /// <summary>The settings that Akka.Streams' reference configuration gives.</summary>
    public static ActorMaterializerSettings Create(ActorSystem system) => Default;

    /// <summary>The same settings with other buffer sizes.</summary>
    public ActorMaterializerSettings WithInputBuffer(int initialSize, int maxSize) => new(initialSize, maxSize);
}
