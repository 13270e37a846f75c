using LlmRouter.Contracts;

namespace LlmRouter.Telemetry;

/// <summary>What is known about one attempt at a provider. Each attempt has its own: two may run at once, and only one of them answers.</summary>
/// <param name="provider">The provider's configured name.</param>
/// <param name="model">The model as that provider names it.</param>
/// <param name="time">For the gauge.</param>
internal sealed class AttemptTrace(string provider, string model, TimeProvider time)
{
    public string Provider { get; } = provider;

    public string Model { get; } = model;

    /// <summary>For the live view.</summary>
    public AttemptGauge Gauge { get; } = new(time);

    /// <summary>How long it waited for a place at the provider.</summary>
    public TimeSpan Queued { get; set; }

    /// <summary>The provider's dialect, told from the shape of its reply.</summary>
    public string? DetectedDialect { get; set; }

    /// <summary>The provider's framing, told from its bytes.</summary>
    public string? DetectedFormat { get; set; }

    public TokenUsage? Usage { get; set; }
}
