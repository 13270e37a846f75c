using Microsoft.Extensions.Logging;

namespace LlmRouter.Http.Tests.Fakes;

/// <summary>Waits for the first event of a log.</summary>
internal sealed class EventLog : ILoggerProvider, ILogger
{
    private readonly TaskCompletionSource<string> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The text of the first event.</summary>
    public Task<string> First => _first.Task;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _first.TrySetResult(formatter(state, exception));

    public void Dispose()
    {
    }
}
