using System.Collections.Concurrent;

namespace LlmRouter.Actors;

/// <summary>The exchanges under way. The registry actor alone changes the set; it lives here so that a restarted actor finds it again.</summary>
internal sealed class LiveStreams
{
    private int _count;
    private int _draining;

    /// <summary>Changed by the registry actor only; anybody may look.</summary>
    public ConcurrentDictionary<ILiveStream, byte> Live { get; } = new();

    /// <summary>For the registry actor only: who waits for the last one to end.</summary>
    public List<TaskCompletionSource> Waiting { get; } = [];

    public int Count
    {
        get => Volatile.Read(ref _count);
        set => Volatile.Write(ref _count, value);
    }

    /// <summary>Set once, by the drain: new requests are refused.</summary>
    public bool Draining => Volatile.Read(ref _draining) != 0;

    public void BeginDraining() => Volatile.Write(ref _draining, 1);
}
