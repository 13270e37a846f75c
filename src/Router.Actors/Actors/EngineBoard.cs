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
    private readonly Dictionary<string, ProviderCell> _byName;
    private IActorRef _registry = ActorRefs.Nobody;
    private readonly long _created;
    private RoutingSnapshot _routing = RoutingSnapshot.Empty;

    /// <param name="settings">Validated settings.</param>
    /// <param name="cells">In configured order; their upstreams are the board's from here on.</param>
    /// <param name="created">Unix seconds: the <c>created</c> of every model.</param>
    public EngineBoard(RouterSettings settings, IReadOnlyList<ProviderCell> cells, long created)
    {
        _created = created;
        Settings = settings;
        Cells = cells;
        _byName = cells.ToDictionary(c => c.Settings.Name, StringComparer.OrdinalIgnoreCase);
        // Not left to the guardian alone: it starts in its own time, and a request that comes first must not find an empty table.
        PublishRouting();
    }

    public RouterSettings Settings { get; }

    /// <summary>In configured order.</summary>
    public IReadOnlyList<ProviderCell> Cells { get; }

    public LiveStreams Streams { get; } = new();

    /// <summary>The registry of live streams; it is entered when the tree starts, and a restart keeps the reference.</summary>
    public IActorRef Registry
    {
        get => Volatile.Read(ref _registry);
        set => Volatile.Write(ref _registry, value);
    }

    /// <summary>Completes when every provider's models were read or found unreadable once.</summary>
    public TaskCompletionSource Discovered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RoutingSnapshot Routing => Volatile.Read(ref _routing);

    /// <summary>Makes the routing table from what the providers' views say now. For the guardian.</summary>
    public void PublishRouting() => Volatile.Write(ref _routing, new RoutingSnapshot([.. Cells.Where(IsShown).Select(Offer)], Settings.Aliases, _created));

    public ProviderCell Cell(string name) => _byName[name];

    public EngineStatus Status => new(
        Streams.Draining,
        Streams.Count,
        [.. Cells.Where(IsShown).Select(c => new ProviderStatus(c.Settings.Name, c.View.State, c.View.InFlight, ModelsOf(c).Count, c.View.LastError))])
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
        foreach (var cell in Cells) cell.Upstream.Dispose();
    }

    private static ProviderModels Offer(ProviderCell cell) =>
        new(cell.Settings.Name, ModelsOf(cell), cell.View.Models is not null, cell.Settings.Type == "demo");
}
