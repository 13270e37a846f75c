using Akka.Actor;
using Microsoft.Extensions.Logging;

namespace LlmRouter.Actors;

/// <summary>The top of the tree, <c>/user/router</c>: restarts its children and publishes the routing snapshot.</summary>
internal sealed class RouterGuardian : ReceiveActor
{
    private readonly EngineBoard _board;
    private readonly ILogger _log;
    private readonly HashSet<string> _undiscovered;

    public RouterGuardian(EngineBoard board, ILogger log)
    {
        _board = board;
        _log = log;
        _undiscovered = [.. board.Snapshot.Cells.Select(c => c.Settings.Name)];
        Receive<ProviderMessages.Listed>(OnListed);
    }

    public const string StreamsName = "streams";
    public const string ProvidersName = "providers";

    public static Props Props(EngineBoard board, ILogger log) => Akka.Actor.Props.Create(() => new RouterGuardian(board, log));

    protected override void PreStart()
    {
        _board.Registry = Context.ActorOf(StreamRegistryActor.Props(_board.Streams), StreamsName);
        Context.ActorOf(ProvidersActor.Props(_board, _log), ProvidersName);
    }

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Restart);

    private void OnListed(ProviderMessages.Listed listed)
    {
        _board.PublishRouting();
        if (_undiscovered.Remove(listed.Provider) && _undiscovered.Count == 0) _board.Discovered.TrySetResult();
    }
}
