using LlmRouter.Testing.Rig;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Chaos.Rig;

/// <summary>What a router holds while nobody asks it anything. After every case it must hold just that again.</summary>
internal sealed class Baseline
{
    private readonly RouterUnderTest _router;
    private readonly HeldTimers _time;
    private readonly IReadOnlyList<ScriptedUpstream> _upstreams;
    private readonly ActorCensus _census;
    private readonly int _timers;
    private readonly IReadOnlyList<string> _actors;

    private Baseline(RouterUnderTest router, HeldTimers time, IReadOnlyList<ScriptedUpstream> upstreams, ActorCensus census, IReadOnlyList<string> actors)
    {
        (_router, _time, _upstreams, _census, _actors) = (router, time, upstreams, census, actors);
        _timers = time.Count;
    }

    public static async Task<Baseline> TakeAsync(RouterUnderTest router, HeldTimers time, params ScriptedUpstream[] upstreams)
    {
        // The guardian, the registry, the providers' parent and its children: counted, so that none is missed.
        var least = 3 + router.Board.Snapshot.Cells.Count;
        var census = new ActorCensus(router.System);
        return new Baseline(router, time, upstreams, census, await census.TakeAsync(least));
    }

    /// <summary>Waits until the router is back here. Every actor has then worked off what it was sent before.</summary>
    public async Task ReturnsAsync()
    {
        IReadOnlyList<string> excess = [];
        try
        {
            await Until.TrueAsync(() => (excess = [.. Excess()]).Count == 0);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail("Not back at the baseline: " + string.Join("; ", excess));
        }

        await _census.ExpectAsync(_actors);
    }

    /// <summary>What is held beyond it now.</summary>
    public IEnumerable<string> Excess()
    {
        var status = _router.Engine.Status;
        if (status.LiveStreams != 0) yield return $"{status.LiveStreams} live streams";
        foreach (var provider in status.Providers.Where(provider => provider.InFlight != 0)) yield return $"{provider.InFlight} in flight at {provider.Name}";
        foreach (var cell in _router.Board.Snapshot.Cells.Where(cell => cell.Gate.Waiting != 0)) yield return $"{cell.Gate.Waiting} waiting for {cell.Settings.Name}";
        if (_time.Count != _timers) yield return $"{_time.Count} timers held instead of {_timers}: a graph, an attempt or a wait has not ended";
        foreach (var upstream in _upstreams)
        {
            if (ProviderConnections.ActiveAt(upstream.Port) is var active and not 0) yield return $"{active} connections to {upstream.Port} in use by the router";
            var busy = upstream.Connections.Count(connection => !connection.IsAtRest);
            if (busy != 0) yield return $"{busy} of {upstream.Connections.Count} connections of {upstream.Port} neither closed nor idle";
        }
    }
}
