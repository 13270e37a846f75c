using LlmRouter.Contracts;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace LlmRouter.Http.Start;

/// <summary>Serilog behind Microsoft.Extensions.Logging, with a short way for the line that every request has.</summary>
/// <param name="serilog">Where events go. Disposed with this.</param>
/// <param name="time">The clock of the requests' lines.</param>
internal sealed class RouterLoggerProvider(Serilog.Core.Logger serilog, TimeProvider time) : ILoggerProvider, ISupportExternalScope
{
    private readonly SerilogLoggerProvider _bridge = new(serilog, dispose: true);

    public ILogger CreateLogger(string categoryName) =>
        new Logger(_bridge.CreateLogger(categoryName), serilog.ForContext(Serilog.Core.Constants.SourceContextPropertyName, categoryName), time);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _bridge.SetScopeProvider(scopeProvider);

    public void Dispose() => _bridge.Dispose();

    private sealed class Logger(ILogger bridge, Serilog.ILogger serilog, TimeProvider time) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => bridge.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => bridge.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (state is IExchangeLine line) Write(line, eventId);
            else bridge.Log(logLevel, eventId, state, exception, formatter);
        }

        private void Write(IExchangeLine line, EventId id)
        {
            var level = line.Failed ? LogEventLevel.Warning : LogEventLevel.Information;
            if (serilog.IsEnabled(level)) serilog.Write(ExchangeValue.EventOf(line, id, level, time.GetLocalNow()));
        }
    }
}
