namespace LlmRouter.Contracts;

/// <summary>For <c>GET /health/ready</c> and the banner: a snapshot, read without a message.</summary>
/// <param name="Draining">True from SIGTERM on: new requests are refused.</param>
/// <param name="LiveStreams">Replies under way.</param>
/// <param name="Providers">Every provider, in configured order.</param>
/// <param name="Settings">Which settings it runs on.</param>
public sealed record EngineStatus(bool Draining, int LiveStreams, IReadOnlyList<ProviderStatus> Providers, SettingsStatus Settings);
