using Akka.Actor;
using LlmRouter.Contracts;
using LlmRouter.Telemetry;
using Microsoft.Extensions.Logging;

namespace LlmRouter.Actors;

/// <summary>Ends the exchanges under way when the router shuts down. What it has to do stands in <see cref="LiveStreams"/>, where a restarted one finds it again.</summary>
internal sealed class StreamRegistryActor : CountedActor
{
    private readonly EngineBoard _board;
    private readonly ILogger _log;

    public StreamRegistryActor(EngineBoard board, ILogger log)
        : base(board.Counts)
    {
        _board = board;
        _log = log;
        Receive<EndAll>(_ => End());
    }

    public static Props Props(EngineBoard board, ILogger log) => Akka.Actor.Props.Create(() => new StreamRegistryActor(board, log));

    protected override void PreStart()
    {
        base.PreStart();
        _board.Registry = Self;
        // The word to end them may have come while there was nobody to hear it.
        End();
    }

    private void End()
    {
        if (_board.Streams.Ending is not { } error) return;
        foreach (var (stream, _) in _board.Streams.Live) End(stream, error);
    }

    // One that cannot be ended must not keep the others from their last event.
    private void End(ILiveStream stream, RouterError error)
    {
        try
        {
            stream.End(error);
        }
        catch (Exception failure)
        {
            TreeLog.StreamNotEnded(_log, stream.Id, failure);
        }
    }

    /// <summary>End every exchange with <see cref="LiveStreams.Ending"/>.</summary>
    public sealed record EndAll
    {
        public static EndAll Instance { get; } = new();
    }
}
