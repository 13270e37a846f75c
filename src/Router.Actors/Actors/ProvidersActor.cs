using Akka.Actor;
using Microsoft.Extensions.Logging;

namespace LlmRouter.Actors;

/// <summary>Parent of the providers' actors: a crash of one restarts that one only. What they have to say goes up to the guardian.</summary>
internal sealed class ProvidersActor : ReceiveActor
{
    private readonly EngineBoard _board;
    private readonly ILogger _log;

    public ProvidersActor(EngineBoard board, ILogger log)
    {
        _board = board;
        _log = log;
        Receive<ProviderMessages.Listed>(listed => Context.Parent.Forward(listed));
    }

    public static Props Props(EngineBoard board, ILogger log) => Akka.Actor.Props.Create(() => new ProvidersActor(board, log));

    protected override void PreStart()
    {
        foreach (var cell in _board.Snapshot.Cells) Context.ActorOf(ProviderActor.Props(cell, _board.Random, _log), Uri.EscapeDataString(cell.Settings.Name));
    }

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Restart);
}
