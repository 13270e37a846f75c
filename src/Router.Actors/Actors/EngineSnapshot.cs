using LlmRouter.Routing;
using LlmRouter.Settings;

namespace LlmRouter.Actors;

/// <summary>
/// All that one request works with, immutable and swapped whole: what it began with it ends with, whatever is reloaded meanwhile. It
/// counts the requests that work with it, so that the connections of a provider that was taken out are closed behind the last of them.
/// </summary>
internal sealed class EngineSnapshot
{
    private readonly Dictionary<string, ProviderCell> _byName;
    private int _requests;

    /// <param name="settings">Validated settings.</param>
    /// <param name="cells">Of the settings' providers, in configured order.</param>
    /// <param name="routing">What the providers offer.</param>
    public EngineSnapshot(RouterSettings settings, IReadOnlyList<ProviderCell> cells, RoutingSnapshot routing)
    {
        Settings = settings;
        Cells = cells;
        Routing = routing;
        _byName = cells.ToDictionary(c => c.Settings.Name, StringComparer.OrdinalIgnoreCase);
    }

    public RouterSettings Settings { get; }

    /// <summary>In configured order.</summary>
    public IReadOnlyList<ProviderCell> Cells { get; }

    public RoutingSnapshot Routing { get; }

    /// <summary>True while a request works with it.</summary>
    public bool IsInUse => Volatile.Read(ref _requests) > 0;

    public ProviderCell Cell(string name) => _byName[name];

    /// <summary>For the board: one request more.</summary>
    public void Enter() => Interlocked.Increment(ref _requests);

    /// <summary>For the board: one request fewer. True when that was the last.</summary>
    public bool Leave() => Interlocked.Decrement(ref _requests) == 0;
}
