using LlmRouter.Settings;
using Microsoft.Extensions.Logging;

namespace LlmRouter.Actors;

/// <summary>What the actors have in common: it outlives each of them.</summary>
/// <param name="Board">What they publish on, and where they go on after a restart.</param>
/// <param name="Connect">Makes the cell of a provider that a reload brings.</param>
/// <param name="Time">The clock of every pause.</param>
/// <param name="Log">Where they say what happened.</param>
internal sealed record EngineTree(EngineBoard Board, Func<ProviderSettings, ProviderCell> Connect, TimeProvider Time, ILogger Log)
{
    /// <summary>Where settings are read again; null: those of the start hold for ever.</summary>
    public SettingsSource? Source { get; init; }

    /// <summary>Now, on a monotonic clock.</summary>
    public TimeSpan Now => Time.GetElapsedTime(0);
}
