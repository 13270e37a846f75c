using Akka.Actor;
using LlmRouter.Contracts;
using LlmRouter.Routing;
using LlmRouter.Settings;

namespace LlmRouter.Actors;

/// <summary>
/// What actors publish and the request path reads, one volatile read each: no request waits for an actor. Actors are the only writers.
/// </summary>
internal sealed class EngineBoard : IDisposable
{
    private IActorRef _registry = ActorRefs.Nobody;
    private readonly long _created;
    private readonly RouteTable _routes;
    private EngineSnapshot _snapshot;

    /// <param name="settings">Validated settings.</param>
    /// <param name="cells">In configured order; their upstreams are the board's from here on.</param>
    /// <param name="created">Unix seconds: the <c>created</c> of every model.</param>
    /// <param name="random">The chance in pauses and policies; safe for concurrent use.</param>
    public EngineBoard(RouterSettings settings, IReadOnlyList<ProviderCell> cells, long created, Random random)
    {
        Random = random;
        _routes = RouteTable.Empty.After(settings.Routes);
        _created = created;
        _snapshot = new EngineSnapshot(settings, cells, RoutingSnapshot.Empty);
        // Not left to the guardian alone: it starts in its own time, and a request that comes first must not find an empty table.
        PublishRouting();
    }

    /// <summary>What requests work with from now on. Read it once a request.</summary>
    public EngineSnapshot Snapshot => Volatile.Read(ref _snapshot);

    public Random Random { get; }

    public LiveStreams Streams { get; } = new();

    /// <summary>The registry of live streams; it is entered when the tree starts, and a restart keeps the reference.</summary>
    public IActorRef Registry
    {
        get => Volatile.Read(ref _registry);
        set => Volatile.Write(ref _registry, value);
    }

    /// <summary>Completes when every provider's models were read or found unreadable once.</summary>
    public TaskCompletionSource Discovered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Makes the routing table from what the providers' views say now. For the guardian.</summary>
    public void PublishRouting()
    {
        var (settings, cells) = (Snapshot.Settings, Snapshot.Cells);
        var routing = new RoutingSnapshot([.. cells.Where(IsShown).Select(Offer)], settings.Aliases, _created, _routes.Routes, settings.DefaultRoute);
        Volatile.Write(ref _snapshot, new EngineSnapshot(settings, cells, routing));
    }

    public EngineStatus Status => new(
        Streams.Draining,
        Streams.Count,
        [.. Snapshot.Cells.Where(IsShown).Select(c => new ProviderStatus(c.Settings.Name, c.View.State, c.Gate.InFlight, ModelsOf(c).Count, c.View.LastError))])
    {
        LiveModels = [.. Streams.Live.Keys.Select(stream => stream.Model).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
    };

    /// <summary>Configured models first, then those of the provider's own list.</summary>
    public static IReadOnlyList<string> ModelsOf(ProviderCell cell) => [.. cell.Settings.Models.Concat(cell.View.Models ?? []).Distinct(StringComparer.Ordinal)];

    /// <summary>A provider that was only looked for is silent until it has answered once.</summary>
    public static bool IsShown(ProviderCell cell) => !cell.Settings.Optional || cell.View.Models is not null;

    /// <summary>Closes every provider's connections.</summary>
    public void Dispose()
    {
        foreach (var cell in Snapshot.Cells) cell.Upstream.Dispose();
    }

    private static ProviderModels Offer(ProviderCell cell) =>
        new(cell.Settings.Name, ModelsOf(cell), cell.View.Models is not null, cell.Settings.Type == "demo");
}
