using System.Diagnostics.CodeAnalysis;
using LlmRouter.Actors;
using LlmRouter.Admission;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Failover;
using LlmRouter.Routing;
using LlmRouter.Settings;
using LlmRouter.Streams;
using LlmRouter.Telemetry;
using LlmRouter.Upstream;

namespace LlmRouter.Engine;

/// <summary>One exchange with one provider, from the wait for a place to the graph's end. Whatever ends it first decides how it ended.</summary>
internal sealed class Attempt : IDisposable
{
    private readonly Exchange _exchange;
    private readonly ProviderCell _cell;
    private readonly Candidate _candidate;
    private readonly OperationTimeouts _timeouts;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenRegistration _over;
    private readonly Lock _gate = new();
    private readonly bool _isProbe;
    private ITimer? _total;
    private long _startedAt;
    private TimeSpan? _firstToken;
    private RouterError? _verdict;
    private RunningRelay? _relay;
    private bool _entered;
    private bool _reported;

    /// <param name="exchange">The request.</param>
    /// <param name="candidate">Whom to ask.</param>
    /// <param name="isProbe">It holds the ticket of a half-open breaker.</param>
    /// <param name="over">Cancelled when nobody wants the answer any more.</param>
    public Attempt(Exchange exchange, Candidate candidate, bool isProbe, CancellationToken over)
    {
        _exchange = exchange;
        _candidate = candidate;
        _isProbe = isProbe;
        _cell = exchange.Snapshot.Cell(candidate.Provider);
        _timeouts = (candidate.Timeouts ?? _cell.Settings.Timeouts).For(exchange.Request.Operation, exchange.Facts.Stream);
        _startedAt = exchange.Time.GetTimestamp();
        Trace = new AttemptTrace(candidate.Provider, candidate.Model, exchange.Time);
        Writer = exchange.Client.CreateWriter(exchange.Shape);
        // No linked source: that would stay registered with a token that outlives it, or throw for whoever stops it after it was disposed.
        _over = over.UnsafeRegister(static state => ((Attempt)state!).Stop(null), this);
        exchange.Trace.Begin(Trace);
    }

    public AttemptTrace Trace { get; }

    /// <summary>Since it began, the wait for a place not counted.</summary>
    public TimeSpan Elapsed => _exchange.Time.GetElapsedTime(_startedAt);

    /// <summary>False while nothing has left for the provider: a failure then is the router's own.</summary>
    public bool WasSent { get; private set; }

    /// <summary>Headers of the provider that pass to the client.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; private set; } = [];

    /// <summary>
    /// Writes this attempt's frames. It knows what went out, so the error that ends a broken stream is its to write, once the graph has
    /// ended: the reader's failure is the graph's last act.
    /// </summary>
    public IDeltaWriter Writer { get; }

    /// <summary>Sends the request, runs the graph, and returns at the first frame: the commit point. Frames are made of nothing less than a token.</summary>
    /// <param name="patience">How long a refusal's own words are waited for.</param>
    /// <exception cref="Exception">The provider refused, failed, fell silent or ended early; <see cref="Explain"/> says how.</exception>
    public async Task BeginAsync(TimeSpan patience)
    {
        // As it is now: once another attempt has begun to answer, the exchange forgets its body.
        var request = _exchange.Request;
        await EnterAsync().ConfigureAwait(false);
        if (_timeouts.Total != Timeout.InfiniteTimeSpan) StartTotal();
        var call = Encode(request);
        WasSent = true;
        var response = await _cell.Upstream.SendAsync(call, _timeouts, _stop.Token).ConfigureAwait(false);
        Headers = response.Headers;
        if (!response.IsSuccess) throw new RouterException(await Refusal.ReadAsync(response, _candidate.Provider, patience, _exchange.Time, _stop.Token).ConfigureAwait(false));
        Start(response);
        if (!await WaitToReadAsync().ConfigureAwait(false)) throw new RouterException(UpstreamFaults.Incomplete(_candidate.Provider));
        // What comes in one piece says nothing of first tokens: it would make whoever is asked for it seem slow.
        if (_exchange.Facts.Stream) _firstToken = Elapsed;
        Trace.Gauge.Enter(AttemptPhase.Streaming);
    }

    /// <summary>Completes with true when a frame is ready, with false when the answer is whole and read.</summary>
    /// <exception cref="Exception">The attempt failed, or was stopped; <see cref="Explain"/> says how.</exception>
    public ValueTask<bool> WaitToReadAsync() => _relay!.Frames.WaitToReadAsync();

    public bool TryRead([NotNullWhen(true)] out Frame? frame)
    {
        frame = null;
        if (_relay is null || !_relay.Frames.TryRead(out frame)) return false;
        Trace.Gauge.Taken(frame.Bytes.Length);
        return true;
    }

    /// <summary>Ends it early, for this reason. The provider's connection is closed at once.</summary>
    public void Stop(RouterError? reason)
    {
        if (reason is not null) Interlocked.CompareExchange(ref _verdict, reason, null);
        _stop.Cancel();
        Volatile.Read(ref _relay)?.KillSwitch.Abort(new OperationCanceledException());
    }

    /// <summary>Ends it for good: nobody wants its answer.</summary>
    public void Leave(RouterError why)
    {
        Report(why);
        Stop(null);
        Dispose();
    }

    /// <summary>Why it failed, as the client may read it: the first verdict counts, not the noise it caused.</summary>
    public RouterError Explain(Exception fault)
    {
        if (Volatile.Read(ref _verdict) is { } verdict) return verdict;
        return RouterException.Find(fault) is { } known ? known with { Provider = _candidate.Provider } : InternalErrors.Unexpected(fault);
    }

    /// <summary>Gives the place at the provider back and tells the provider's actor how it went, once, if that is news.</summary>
    public void Report(RouterError? error)
    {
        lock (_gate)
        {
            if (_reported) return;
            _reported = true;
        }

        if (_entered) _cell.Gate.Leave();
        _cell.Tell(new ExchangeOutcome(_candidate.Model, error, _firstToken, Elapsed) { IsProbe = _isProbe });
    }

    /// <summary>Frees what it holds; frames that nobody read go back to the pool.</summary>
    public void Dispose()
    {
        _total?.Dispose();
        _over.Dispose();
        while (TryRead(out var frame)) frame.Dispose();
    }

    private async ValueTask EnterAsync()
    {
        var lane = _exchange.Request.Operation == Operation.Embeddings ? Lane.Embeddings : Lane.Chat;
        await _cell.Gate.EnterAsync(lane, _stop.Token).ConfigureAwait(false);
        lock (_gate)
        {
            // Who left it while it waited found no place to give back.
            if (!_reported) _entered = true;
        }

        if (!_entered)
        {
            _cell.Gate.Leave();
            throw new OperationCanceledException();
        }

        Trace.Queued = Elapsed;
        _startedAt = _exchange.Time.GetTimestamp();
        Trace.Gauge.Enter(AttemptPhase.Connecting);
    }

    private void StartTotal() => _total = _exchange.Time.CreateTimer(
        _ => Stop(UpstreamFaults.TotalTimeout(_candidate.Provider, _timeouts.Total)), null, _timeouts.Total, Timeout.InfiniteTimeSpan);

    private UpstreamCall Encode(RouterRequest request)
    {
        var provider = _exchange.Dialects.Provider(_cell.Dialect);
        var target = new UpstreamTarget(_candidate.Model, _cell.Settings.Traits);
        return provider.Encode(request, _exchange.Facts, _exchange.Client, target) with
        {
            OnSent = () => Trace.Gauge.Enter(AttemptPhase.WaitingForFirstToken),
        };
    }

    private void Start(UpstreamResponse response)
    {
        var relay = Run(response);
        // With a fence: whoever stops the attempt now either finds the graph, or is found here.
        Interlocked.Exchange(ref _relay, relay);
        if (_stop.IsCancellationRequested) relay.KillSwitch.Abort(new OperationCanceledException());
    }

    // The graph owns the response, but only once there is a graph.
    private RunningRelay Run(UpstreamResponse response)
    {
        try
        {
            return RelayGraph.Run(_exchange.Spec(_cell.Settings, response, _stop, _timeouts, Writer, Trace), _exchange.Materializer);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
