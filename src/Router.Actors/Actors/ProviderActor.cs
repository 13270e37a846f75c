using Akka.Actor;
using LlmRouter.Contracts;
using LlmRouter.Settings;
using LlmRouter.Telemetry;
using static LlmRouter.Actors.ProviderMessages;

namespace LlmRouter.Actors;

/// <summary>
/// Owns one provider's health: learns from every exchange, reads its list of models now and then. It restarts where it was, because its
/// state is the view that it published.
/// </summary>
internal sealed class ProviderActor : CountedActor
{
    private readonly ProviderCell _cell;
    private readonly EngineTree _tree;
    private readonly ActorTimers _timers;
    private readonly CancellationTokenSource _stopped = new();
    private bool _reading;
    private int _failures;
    private string? _complained;

    public ProviderActor(ProviderCell cell, EngineTree tree)
        : base(tree.Board.Counts)
    {
        _cell = cell;
        _tree = tree;
        _timers = new ActorTimers(Self, tree.Time);
        Receive<ExchangeEnded>(OnExchangeEnded);
        Receive<Discover>(_ => BeginDiscovery());
        Receive<ModelsRead>(OnModelsRead);
        Receive<ModelsUnreadable>(OnModelsUnreadable);
    }

    private DiscoverySettings Discovery => _cell.Settings.Discovery;

    private bool IsProbing => Discovery.Probe != Timeout.InfiniteTimeSpan && _cell.View.Health.IsOpen;

    public static Props Props(ProviderCell cell, EngineTree tree) => Akka.Actor.Props.Create(() => new ProviderActor(cell, tree));

    protected override void PreStart()
    {
        base.PreStart();
        // The word of how a probe ended may have gone with the one before: without another ticket nobody would ever try again. In this
        // order: whoever takes that ticket already finds this actor.
        _cell.Actor = Self;
        _cell.View = _cell.View with { Health = _cell.View.Health.Resumed() };
        Self.Tell(Discover.Instance);
    }

    protected override void PostStop()
    {
        base.PostStop();
        _stopped.Cancel();
        _timers.Dispose();
    }

    private void OnExchangeEnded(ExchangeEnded ended)
    {
        var view = _cell.View;
        _cell.View = view.Ended(ended.Outcome, view.Health.After(ended.Outcome, _cell.Settings.Breaker, _cell.Now, _tree.Board.Random.NextDouble()));
        if (!view.Health.IsOpen && IsProbing && !_reading) ReadAfter(Discovery.Probe);
    }

    private void BeginDiscovery()
    {
        if (_reading) return;
        _reading = true;
        _cell.Upstream.ListModelsAsync(_stopped.Token).PipeTo(Self, success: models => new ModelsRead(models), failure: cause => new ModelsUnreadable(cause));
    }

    private void OnModelsRead(ModelsRead read)
    {
        var view = _cell.View;
        var changed = view.Models is not { } known || !known.SequenceEqual(read.Models, StringComparer.Ordinal);
        _cell.View = Probed(view.Listed(read.Models), alive: true);
        (_failures, _complained) = (0, null);
        if (changed) EngineLog.ModelsRead(_tree.Log, _cell.Settings.Name, read.Models.Count);
        Again(NextPause());
    }

    private void OnModelsUnreadable(ModelsUnreadable unreadable)
    {
        var cause = unreadable.Cause.GetBaseException();
        // Cancelled by the restart of an earlier incarnation, or closed by a reload: that says nothing about the provider.
        if (cause is OperationCanceledException || _cell.IsRetired) return;

        var error = RouterException.Find(unreadable.Cause);
        var reason = error?.Message ?? cause.GetType().Name;
        _cell.View = Probed(_cell.View.Unlisted(error?.Code ?? ErrorCode.Internal), alive: false);
        _failures++;
        var pause = NextPause();
        // Say it once, not at every reading; and not at all for a provider that was only looked for.
        if (!_cell.Settings.Optional && _complained != reason) EngineLog.ModelsUnreadable(_tree.Log, _cell.Settings.Name, reason, Math.Round(pause.TotalSeconds, 1));
        _complained = reason;
        Again(pause);
    }

    private ProviderView Probed(ProviderView view, bool alive) => IsProbing ? view with { Health = view.Health.Probed(alive, _cell.Now) } : view;

    private TimeSpan NextPause() => ReadingPause.After(Discovery, _failures, _cell.View.Health.IsOpen, _tree.Board.Random.NextDouble());

    // Last: whoever hears of it finds everything else done.
    private void Again(TimeSpan pause)
    {
        _reading = false;
        ReadAfter(pause);
        Context.Parent.Tell(new Listed(_cell.Settings.Name));
    }

    private void ReadAfter(TimeSpan pause) => _timers.TellOnce(nameof(Discover), Discover.Instance, pause);
}
