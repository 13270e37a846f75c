using System.Globalization;
using LlmRouter.Settings;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;

namespace LlmRouter.Http.Start;

/// <summary>One log, on standard output: readable on a terminal, or one JSON object a line.</summary>
internal static class RouterLogging
{
    private const string Readable = "{Timestamp:HH:mm:ss.fff} {Level:u3} {Message:lj}{NewLine}{Exception}";

    /// <summary>Sends everything that is logged through Microsoft.Extensions.Logging to Serilog.</summary>
    public static void Add(IServiceCollection services, LogSettings settings) =>
        services.AddLogging(logging => logging
            .SetMinimumLevel(LogLevel.Trace)
            .AddProvider(new RouterLoggerProvider(Create(settings), TimeProvider.System))
            .AddFilter<RouterLoggerProvider>(null, LogLevel.Trace)
            // It says nothing at the level below, and asks for a scope and an activity for each request as long as it could.
            .AddFilter<RouterLoggerProvider>("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None));

    /// <summary>The logger that <paramref name="settings"/> ask for.</summary>
    internal static Logger Create(LogSettings settings)
    {
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Is(Enum.TryParse<LogEventLevel>(settings.Level, ignoreCase: true, out var level) ? level : LogEventLevel.Information)
            // The engine writes one line a request. Kestrel's and the host's own say nothing that it does not. Serilog must be told: its
            // bridge overrules filters of Microsoft.Extensions.Logging.
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            // A failed start is told in one line by RouterServer.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting", LogEventLevel.Fatal);
        ITextFormatter formatter = settings.Json ? new JsonLineFormatter() : new MessageTemplateTextFormatter(Readable, CultureInfo.InvariantCulture);
        return configuration.WriteTo.Sink(new BatchedOutput(formatter, Console.OpenStandardOutput(), TimeProvider.System)).CreateLogger();
    }
}
