using LlmRouter.Contracts;
using LlmRouter.Settings;

namespace LlmRouter.Upstream;

/// <summary>
/// The clock of one request until its head arrives: waiting for a connection, writing, waiting for the answer. Each phase has its own
/// limit and its own error; one timer moves from phase to phase.
/// </summary>
internal sealed class SendPhases : IDisposable
{
    private readonly string _provider;
    private readonly OperationTimeouts _timeouts;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationTokenRegistration _caller;
    private readonly ITimer _timer;
    private volatile Phase _phase = Phase.Connecting;
    private volatile bool _expired;
    private long _writtenAt;

    private enum Phase
    {
        Connecting,
        Writing,
        Waiting,
    }

    /// <param name="provider">The provider's configured name, for errors.</param>
    /// <param name="timeouts">The limits of the phases.</param>
    /// <param name="time">Their clock.</param>
    /// <param name="caller">Ends the request too.</param>
    public SendPhases(string provider, OperationTimeouts timeouts, TimeProvider time, CancellationToken caller)
    {
        _provider = provider;
        _timeouts = timeouts;
        _time = time;
        _writtenAt = time.GetTimestamp();
        _caller = caller.UnsafeRegister(static state => ((SendPhases)state!)._ended.Cancel(), this);
        _timer = time.CreateTimer(static state => ((SendPhases)state!).Expire(), this, Sum(timeouts.Pool, timeouts.Connect), Timeout.InfiniteTimeSpan);
    }

    /// <summary>Cancelled by the caller, or when the limit of the phase has passed.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>The limit of the phase has passed, and the caller still waits.</summary>
    public bool HasExpired => _expired && !_caller.Token.IsCancellationRequested;

    /// <summary>What to report if it <see cref="HasExpired"/>.</summary>
    public RouterError Error => _phase switch
    {
        Phase.Connecting => UpstreamFaults.ConnectTimeout(_provider, _timeouts.Pool),
        Phase.Writing => UpstreamFaults.WriteTimeout(_provider, _timeouts.Write),
        _ => UpstreamFaults.FirstTokenTimeout(_provider, _timeouts.FirstToken),
    };

    /// <summary>The connection stands and takes bytes.</summary>
    public void Writing() => Enter(Phase.Writing, _timeouts.Write);

    /// <summary>The request is out; the answer is due.</summary>
    public void Written()
    {
        Volatile.Write(ref _writtenAt, _time.GetTimestamp());
        Enter(Phase.Waiting, _timeouts.FirstToken);
    }

    /// <summary>Time since the request was out.</summary>
    public TimeSpan SinceWritten => _time.GetElapsedTime(Volatile.Read(ref _writtenAt));

    // The token source is not disposed: a timer that has just fired may still cancel it.
    public void Dispose()
    {
        _caller.Dispose();
        _timer.Dispose();
    }

    private void Expire()
    {
        _expired = true;
        _ended.Cancel();
    }

    private void Enter(Phase phase, TimeSpan limit)
    {
        _phase = phase;
        _timer.Change(limit, Timeout.InfiniteTimeSpan);
    }

    private static TimeSpan Sum(TimeSpan pool, TimeSpan connect) =>
        pool == Timeout.InfiniteTimeSpan || connect == Timeout.InfiniteTimeSpan ? Timeout.InfiniteTimeSpan : pool + connect;
}
