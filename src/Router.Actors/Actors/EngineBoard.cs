using Akka.Actor;
using LlmRouter.Contracts;
using LlmRouter.Routing;
using LlmRouter.Settings;
using LlmRouter.Telemetry;

namespace LlmRouter.Actors;

/// <summary>
/// What actors publish and the request path reads, one volatile read each: no request waits for an actor. Actors are the only writers.
/// </summary>
internal sealed class EngineBoard : IDisposable
{
    private IActorRef _guardian = ActorRefs.Nobody;
    private IActorRef _registry = ActorRefs.Nobody;
    private IActorRef _keeper = ActorRefs.Nobody;
    private IActorRef _settingsReader = ActorRefs.Nobody;
    private readonly long _created;
    private readonly RetiredCells _retired = new();
    private RouteTable _routes = RouteTable.Empty;
    private EngineSnapshot _snapshot;
    private SettingsStatus _settingsStatus;

    /// <param name="settings">Validated settings.</param>
    /// <param name="cells">In configured order; their upstreams are the board's from here on.</param>
    /// <param name="created">Unix seconds: the <c>created</c> of every model.</param>
    /// <param name="random">The chance in pauses and policies; safe for concurrent use.</param>
    public EngineBoard(RouterSettings settings, IReadOnlyList<ProviderCell> cells, long created, Random random)
    {
        Random = random;
        Current = new CurrentSettings(settings);
        _created = created;
        _settingsStatus = new SettingsStatus(DateTimeOffset.FromUnixTimeSeconds(created), Mistakes: 0);
        _snapshot = new EngineSnapshot(settings, cells, RoutingSnapshot.Empty);
        // Not left to the guardian alone: it starts in its own time, and a request that comes first must not find an empty table.
        PublishRouting();
    }

    /// <summary>What requests work with from now on. To look at; a request that calls a provider takes it by <see cref="Enter"/>.</summary>
    public EngineSnapshot Snapshot => Volatile.Read(ref _snapshot);

    /// <summary>The same settings for those who need no more of it, outside the engine too.</summary>
    public CurrentSettings Current { get; init; }

    /// <summary>Written by the guardian alone.</summary>
    public SettingsStatus SettingsStatus
    {
        get => Volatile.Read(ref _settingsStatus);
        set => Volatile.Write(ref _settingsStatus, value);
    }

    public Random Random { get; }

    public LiveStreams Streams { get; } = new();

    /// <summary>The graphs and actors that are alive; they count themselves.</summary>
    public LiveCounts Counts { get; } = new();

    /// <summary>Who brings the guardian back; it enters itself when it starts.</summary>
    public IActorRef Keeper
    {
        get => Volatile.Read(ref _keeper);
        set => Volatile.Write(ref _keeper, value);
    }

    /// <summary>The top of the tree; it enters itself when it starts.</summary>
    public IActorRef Guardian
    {
        get => Volatile.Read(ref _guardian);
        set => Volatile.Write(ref _guardian, value);
    }

    /// <summary>The registry of live streams; it is entered when the tree starts, and a restart keeps the reference.</summary>
    public IActorRef Registry
    {
        get => Volatile.Read(ref _registry);
        set => Volatile.Write(ref _registry, value);
    }

    /// <summary>Who reads the configuration again; nobody where there is none to read.</summary>
    public IActorRef SettingsReader
    {
        get => Volatile.Read(ref _settingsReader);
        set => Volatile.Write(ref _settingsReader, value);
    }

    /// <summary>Completes when every provider's models were read or found unreadable once.</summary>
    public TaskCompletionSource Discovered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The snapshot for one request, to be given back by <see cref="Leave"/> at the end of its exchange.</summary>
    public EngineSnapshot Enter()
    {
        while (true)
        {
            var snapshot = Snapshot;
            snapshot.Enter();
            // Entered first, then looked at again: whoever replaces it from here on finds this request in it.
            if (ReferenceEquals(snapshot, Snapshot)) return snapshot;
            Leave(snapshot);
        }
    }

    /// <summary>The request calls nobody any more. Once for each <see cref="Enter"/>.</summary>
    public void Leave(EngineSnapshot snapshot)
    {
        if (snapshot.Leave() && !ReferenceEquals(snapshot, Snapshot)) _retired.Sweep();
    }

    /// <summary>Makes the routing table from what the providers' views say now. For the guardian.</summary>
    public void PublishRouting() => Publish(Snapshot.Settings, Snapshot.Cells);

    /// <summary>
    /// Takes new settings whole. For the guardian. A provider that is the same keeps its cell: connections, health, models and queue; a
    /// route its turns and budgets. Of a provider that changed or went, the connections are closed behind the last request that began before.
    /// </summary>
    /// <param name="settings">Validated settings.</param>
    /// <param name="connect">Makes the cell of a provider that is new or has changed.</param>
    public void Swap(RouterSettings settings, Func<ProviderSettings, ProviderCell> connect)
    {
        var present = Snapshot.Cells;
        Publish(settings, [.. settings.Providers.Select(provider => present.FirstOrDefault(cell => cell.Settings.Equals(provider)) ?? connect(provider))]);
        Current.Replace(settings);
    }

    public EngineStatus Status => new(
        Streams.Draining,
        Streams.Count,
        [.. Snapshot.Cells.Where(IsShown).Select(StatusOf)],
        SettingsStatus);

    /// <summary>The models that are answering, by the names that clients asked for, each once.</summary>
    public IReadOnlyList<string> LiveModels => [.. Streams.Live.Keys.Select(stream => stream.Model).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Configured models first, then those of the provider's own list.</summary>
    public static IReadOnlyList<string> ModelsOf(ProviderCell cell) => [.. cell.Settings.Models.Concat(cell.View.Models ?? []).Distinct(StringComparer.Ordinal)];

    /// <summary>A provider that was only looked for is silent until it has answered once.</summary>
    public static bool IsShown(ProviderCell cell) => !cell.Settings.Optional || cell.View.Models is not null;

    /// <summary>Closes every provider's connections.</summary>
    public void Dispose()
    {
        _retired.Dispose();
        foreach (var cell in Snapshot.Cells) cell.Upstream.Dispose();
    }

    private void Publish(RouterSettings settings, IReadOnlyList<ProviderCell> cells)
    {
        _routes = _routes.After(settings.Routes);
        var routing = new RoutingSnapshot([.. cells.Where(IsShown).Select(Offer)], settings.Aliases, _created, _routes.Routes, settings.DefaultRoute);
        var snapshot = new EngineSnapshot(settings, cells, routing);
        // With a fence: what is counted in the older one after this is all that there will ever be.
        var older = Interlocked.Exchange(ref _snapshot, snapshot);
        _retired.Replaced(older, snapshot);
    }

    private static ProviderStatus StatusOf(ProviderCell cell) =>
        new(cell.Settings.Name, cell.View.State, cell.Gate.InFlight, ModelsOf(cell).Count, cell.View.LastError) { Queued = cell.Gate.Waiting };

    private static ProviderModels Offer(ProviderCell cell) =>
        new(cell.Settings.Name, ModelsOf(cell), cell.View.Models is not null, cell.Settings.Type == "demo");
}
