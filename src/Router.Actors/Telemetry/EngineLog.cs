using LlmRouter.Contracts;
using Microsoft.Extensions.Logging;

namespace LlmRouter.Telemetry;

/// <summary>Every message that the engine logs.</summary>
internal static partial class EngineLog
{
    /// <summary>The one line a request.</summary>
    public static void Ended(ILogger log, ExchangeTrace trace)
    {
        var level = ExchangeLine.Succeeded(trace) ? LogLevel.Information : LogLevel.Warning;
        if (!log.IsEnabled(level)) return;
        var line = new ExchangeLine(trace);
        log.Log(level, line.Event, line, exception: null, static (line, _) => line.ToString());
    }

    /// <summary>An attempt at a routed request failed before its first token. What became of the request is in its own line.</summary>
    public static void AttemptFailed(ILogger log, string requestId, AttemptTrace attempt, RouterError error, TimeSpan elapsed) =>
        AttemptFailed(log, requestId, attempt.Provider, attempt.Model, error.Code, error.Status, Milliseconds(elapsed), error.Detail ?? error.Message);

    /// <summary>What the attempt that lost a race has cost.</summary>
    public static void HedgeLost(ILogger log, ExchangeTrace trace, AttemptTrace attempt, TimeSpan elapsed) =>
        HedgeLost(log, trace.Id, attempt.Provider, attempt.Model, attempt.Gauge.Phase, trace.RequestBytes, Milliseconds(elapsed));

    private static double? Milliseconds(TimeSpan? time) => time is { } t ? Math.Round(t.TotalMilliseconds, 1) : null;

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Provider {Provider}: {Count} model(s) read")]
    public static partial void ModelsRead(ILogger log, string provider, int count);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "The models of provider {Provider} could not be read: {Reason}. The next try is in {Seconds} s")]
    public static partial void ModelsUnreadable(ILogger log, string provider, string reason, double seconds);

    [LoggerMessage(EventId = 4, Level = LogLevel.Information, Message = "Draining: {Live} requests under way, {Seconds} s to end")]
    public static partial void Draining(ILogger log, int live, double seconds);

    [LoggerMessage(EventId = 7, Level = LogLevel.Information, Message = "{RequestId} attempt failed: provider={Provider} model={Model} code={Code} status={Status} after_ms={AfterMs} detail={Detail}")]
    private static partial void AttemptFailed(ILogger log, string requestId, string provider, string model, string code, int status, double? afterMs, string detail);

    [LoggerMessage(EventId = 8, Level = LogLevel.Information, Message = "{RequestId} lost the race: provider={Provider} model={Model} phase={Phase} request_bytes={RequestBytes} after_ms={AfterMs}")]
    private static partial void HedgeLost(ILogger log, string requestId, string provider, string model, AttemptPhase phase, int requestBytes, double? afterMs);
}
