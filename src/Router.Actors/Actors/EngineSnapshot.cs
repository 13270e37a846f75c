using LlmRouter.Routing;
using LlmRouter.Settings;

namespace LlmRouter.Actors;

/// <summary>All that one request works with, immutable and swapped whole: what it began with it ends with, whatever is reloaded meanwhile.</summary>
internal sealed class EngineSnapshot
{
    private readonly Dictionary<string, ProviderCell> _byName;

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

    public ProviderCell Cell(string name) => _byName[name];
}
