namespace LlmRouter.Telemetry;

/// <summary>An <see cref="AttemptGauge"/> at one moment.</summary>
/// <param name="Phase">How far the attempt has come.</param>
/// <param name="InPhase">Since when.</param>
/// <param name="Tokens">Tokens so far.</param>
/// <param name="TokensPerSecond">Those after the first frame's, over the time since then.</param>
/// <param name="Silent">For how long no token has come although the client took all there was.</param>
/// <param name="Buffered">Bytes made and not taken.</param>
/// <param name="Untaken">For how long frames have waited and the client has taken none.</param>
internal readonly record struct GaugeReading(
    AttemptPhase Phase, TimeSpan InPhase, int Tokens, double TokensPerSecond, TimeSpan Silent, long Buffered, TimeSpan Untaken);
