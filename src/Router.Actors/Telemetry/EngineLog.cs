using Microsoft.Extensions.Logging;

namespace LlmRouter.Telemetry;

/// <summary>Every message that the engine logs.</summary>
internal static partial class EngineLog
{
    /// <summary>The one line a request.</summary>
    public static void Ended(ILogger log, ExchangeTrace trace)
    {
        if (trace.Outcome is "ok" or "cancelled")
        {
            Ended(log, trace.Id, trace.Operation, trace.ClientDialect, trace.Stream, trace.Model ?? "-", trace.Provider ?? "-", trace.Attempts,
                trace.DetectedDialect ?? "-", trace.DetectedFormat ?? "-", trace.Status, Milliseconds(trace.FirstToken),
                trace.Usage?.PromptTokens, trace.Usage?.CompletionTokens, Milliseconds(trace.Elapsed), trace.Outcome);
            return;
        }

        Failed(log, trace.Id, trace.Operation, trace.ClientDialect, trace.Stream, trace.Model ?? "-", trace.Provider ?? "-", trace.Attempts,
            trace.DetectedDialect ?? "-", trace.DetectedFormat ?? "-", trace.Status, Milliseconds(trace.FirstToken),
            Milliseconds(trace.Elapsed), trace.Outcome, trace.Detail ?? "-");
    }

    private static double? Milliseconds(TimeSpan? time) => time is { } t ? Math.Round(t.TotalMilliseconds, 1) : null;

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{RequestId} {Operation} client={Client} stream={Stream} model={Model} provider={Provider} attempts={Attempts} dialect={Dialect} format={Format} status={Status} first_token_ms={FirstTokenMs} prompt_tokens={PromptTokens} completion_tokens={CompletionTokens} duration_ms={DurationMs} outcome={Outcome}")]
    private static partial void Ended(ILogger log, string requestId, Contracts.Operation operation, string client, bool stream, string model,
        string provider, int attempts, string dialect, string format, int status, double? firstTokenMs, long? promptTokens,
        long? completionTokens, double? durationMs, string outcome);

    [LoggerMessage(EventId = 6, Level = LogLevel.Warning, Message = "{RequestId} {Operation} client={Client} stream={Stream} model={Model} provider={Provider} attempts={Attempts} dialect={Dialect} format={Format} status={Status} first_token_ms={FirstTokenMs} duration_ms={DurationMs} outcome={Outcome} detail={Detail}")]
    private static partial void Failed(ILogger log, string requestId, Contracts.Operation operation, string client, bool stream, string model,
        string provider, int attempts, string dialect, string format, int status, double? firstTokenMs, double? durationMs, string outcome, string detail);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Provider {Provider}: {Count} model(s) read")]
    public static partial void ModelsRead(ILogger log, string provider, int count);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "The models of provider {Provider} could not be read: {Reason}. The next try is in {Seconds} s")]
    public static partial void ModelsUnreadable(ILogger log, string provider, string reason, double seconds);

    [LoggerMessage(EventId = 4, Level = LogLevel.Information, Message = "Draining: {Live} requests under way, {Seconds} s to end")]
    public static partial void Draining(ILogger log, int live, double seconds);
}
