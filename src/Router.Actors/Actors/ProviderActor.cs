using Akka.Actor;
using LlmRouter.Contracts;
using LlmRouter.Telemetry;
using static LlmRouter.Actors.ProviderMessages;

namespace LlmRouter.Actors;

/// <summary>
/// Owns one provider's health: counts its exchanges, remembers its last error, reads its list of models now and then. It restarts where
/// it was, because its state is the view that it published.
/// </summary>
internal sealed class ProviderActor : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan RetryAfterFailure = TimeSpan.FromSeconds(30);

    private readonly ProviderCell _cell;
    private readonly EngineTree _tree;
    private readonly CancellationTokenSource _stopped = new();
    private bool _reading;
    private string? _complained;

    public ProviderActor(ProviderCell cell, EngineTree tree)
    {
        _cell = cell;
        _tree = tree;
        Receive<ExchangeEnded>(OnExchangeEnded);
        Receive<Discover>(_ => BeginDiscovery());
        Receive<ModelsRead>(OnModelsRead);
        Receive<ModelsUnreadable>(OnModelsUnreadable);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(ProviderCell cell, EngineTree tree) => Akka.Actor.Props.Create(() => new ProviderActor(cell, tree));

    protected override void PreStart()
    {
        _cell.Actor = Self;
        Self.Tell(Discover.Instance);
    }

    protected override void PostStop()
    {
        _stopped.Cancel();
        base.PostStop();
    }

    private void OnExchangeEnded(ExchangeEnded ended)
    {
        var view = _cell.View;
        _cell.View = view.Ended(ended.Outcome, view.Health.After(ended.Outcome, _cell.Settings.Breaker, _cell.Now, _tree.Board.Random.NextDouble()));
    }

    private void BeginDiscovery()
    {
        if (_reading) return;
        _reading = true;
        _cell.Upstream.ListModelsAsync(_stopped.Token).PipeTo(Self, success: models => new ModelsRead(models), failure: cause => new ModelsUnreadable(cause));
    }

    private void OnModelsRead(ModelsRead read)
    {
        var changed = _cell.View.Models is not { } known || !known.SequenceEqual(read.Models, StringComparer.Ordinal);
        _cell.View = _cell.View.Listed(read.Models);
        _complained = null;
        if (changed) EngineLog.ModelsRead(_tree.Log, _cell.Settings.Name, read.Models.Count);
        Again(Refresh);
    }

    private void OnModelsUnreadable(ModelsUnreadable unreadable)
    {
        // Cancelled by the restart of an earlier incarnation: that says nothing about the provider, and a new reading is under way.
        if (unreadable.Cause.GetBaseException() is OperationCanceledException || _cell.IsRetired) return;

        var error = (unreadable.Cause.GetBaseException() as RouterException)?.Error;
        var reason = error?.Message ?? unreadable.Cause.GetBaseException().GetType().Name;
        _cell.View = _cell.View.Unlisted(error?.Code ?? ErrorCode.Internal);

        // Say it once, not twice a minute; and not at all for a provider that was only looked for.
        if (!_cell.Settings.Optional && _complained != reason) EngineLog.ModelsUnreadable(_tree.Log, _cell.Settings.Name, reason, RetryAfterFailure.TotalSeconds);
        _complained = reason;
        Again(RetryAfterFailure);
    }

    private void Again(TimeSpan delay)
    {
        _reading = false;
        Context.Parent.Tell(new Listed(_cell.Settings.Name));
        Timers.StartSingleTimer(nameof(Discover), Discover.Instance, delay);
    }
}
