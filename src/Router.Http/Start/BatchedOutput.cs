using System.Text;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace LlmRouter.Http.Start;

/// <summary>
/// Log lines, gathered and written several times a second. A request is logged on a thread that carries other streams too: it must wait for
/// no terminal or pipe, and a write for each line costs as much as the request's own.
/// </summary>
/// <param name="formatter">Makes lines of events.</param>
/// <param name="output">Where they go. Not closed here.</param>
/// <param name="time">The clock of the pause between two writes.</param>
internal sealed class BatchedOutput(ITextFormatter formatter, Stream output, TimeProvider time) : ILogEventSink, IDisposable
{
    /// <summary>From an event to its line, at most.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // What a reader that has stopped may cost; lines beyond it are counted and lost.
    internal const int Most = 1024 * 1024;

    private readonly StreamWriter _output = new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
    private readonly Lock _gate = new();
    private readonly Lock _writing = new();
    private StringWriter _gathered = new(new StringBuilder());
    private StringWriter _written = new(new StringBuilder());
    private ITimer? _timer;
    private bool _armed;
    private int _lost;

    public void Emit(LogEvent logEvent)
    {
        lock (_gate)
        {
            if (_gathered.GetStringBuilder().Length >= Most)
            {
                _lost++;
                return;
            }

            formatter.Format(logEvent, _gathered);
            if (_armed) return;
            _armed = true;
            _timer ??= time.CreateTimer(static state => ((BatchedOutput)state!).Write(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(Pause, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Writes what is left.</summary>
    public void Dispose()
    {
        Write();
        _timer?.Dispose();
    }

    private void Write()
    {
        lock (_writing)
        {
            lock (_gate)
            {
                (_gathered, _written) = (_written, _gathered);
                _armed = false;
                if (_lost > 0) _gathered.WriteLine($"{_lost} log lines were lost: standard output takes them too slowly.");
                _lost = 0;
            }

            var lines = _written.GetStringBuilder();
            try
            {
                foreach (var part in lines.GetChunks()) _output.Write(part.Span);
                _output.Flush();
            }
            catch (IOException)
            {
                // Whoever read the log has gone. The router serves on.
            }

            lines.Clear();
        }
    }
}
