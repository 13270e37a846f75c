using Akka.Actor;
using LlmRouter.Contracts;

namespace LlmRouter.Actors;

/// <summary>Knows every exchange under way, and ends them when the router shuts down.</summary>
internal sealed class StreamRegistryActor : ReceiveActor
{
    private readonly LiveStreams _streams;

    public StreamRegistryActor(LiveStreams streams)
    {
        _streams = streams;
        Receive<Opened>(opened =>
        {
            _streams.Live.TryAdd(opened.Stream, 0);
            Publish();
        });
        Receive<Closed>(closed =>
        {
            _streams.Live.TryRemove(closed.Stream, out _);
            Publish();
        });
        Receive<WhenEmpty>(asked =>
        {
            _streams.Waiting.Add(asked.Completion);
            Publish();
        });
        Receive<EndAll>(end =>
        {
            foreach (var (stream, _) in _streams.Live) stream.End(end.Error);
        });
    }

    public static Props Props(LiveStreams streams) => Akka.Actor.Props.Create(() => new StreamRegistryActor(streams));

    private void Publish()
    {
        var count = _streams.Live.Count;
        _streams.Count = count;
        if (count > 0) return;
        foreach (var waiting in _streams.Waiting) waiting.TrySetResult();
        _streams.Waiting.Clear();
    }

    /// <summary>An exchange began.</summary>
    public sealed record Opened(ILiveStream Stream);

    /// <summary>An exchange ended.</summary>
    public sealed record Closed(ILiveStream Stream);

    /// <summary>Complete this when no exchange is under way.</summary>
    public sealed record WhenEmpty(TaskCompletionSource Completion);

    /// <summary>End every exchange with this error.</summary>
    public sealed record EndAll(RouterError Error);
}
