using Microsoft.Extensions.Logging;

namespace LlmRouter.Telemetry;

/// <summary>Every message that the actors log.</summary>
internal static partial class TreeLog
{
    [LoggerMessage(EventId = 20, Level = LogLevel.Error, Message = "Request {RequestId} could not be ended")]
    public static partial void StreamNotEnded(ILogger log, string requestId, Exception failure);

    [LoggerMessage(EventId = 21, Level = LogLevel.Warning, Message = "Actor {Actor} has ended; it comes back in {Seconds} s")]
    public static partial void ChildEnded(ILogger log, string actor, double seconds);

    [LoggerMessage(EventId = 22, Level = LogLevel.Information, Message = "Settings reloaded: {Changes}")]
    public static partial void Reloaded(ILogger log, string changes);

    [LoggerMessage(EventId = 23, Level = LogLevel.Information, Message = "The configuration is right again, and the same as before")]
    public static partial void Repaired(ILogger log);

    [LoggerMessage(EventId = 24, Level = LogLevel.Error, Message = "The changed configuration has {Count} mistake(s); the last good one stays in force")]
    public static partial void Refused(ILogger log, int count);

    [LoggerMessage(EventId = 25, Level = LogLevel.Error, Message = "{Mistake}")]
    public static partial void Mistake(ILogger log, Settings.SettingsMistake mistake);

    [LoggerMessage(EventId = 26, Level = LogLevel.Warning, Message = "These changes hold from the next start on: {Keys}")]
    public static partial void NeedsRestart(ILogger log, string keys);

    [LoggerMessage(EventId = 27, Level = LogLevel.Error, Message = "The guardian could not do what {Message} asks for")]
    public static partial void MessageFailed(ILogger log, string message, Exception failure);
}
