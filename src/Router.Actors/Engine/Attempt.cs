using Akka.Actor;
using LlmRouter.Actors;
using LlmRouter.Admission;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Failover;
using LlmRouter.Routing;
using LlmRouter.Settings;
using LlmRouter.Streams;
using LlmRouter.Upstream;

namespace LlmRouter.Engine;

/// <summary>One exchange with one provider, from the request sent to the graph's end. Whatever ends it first decides how it ended.</summary>
internal sealed class Attempt : IDisposable
{
    /// <summary>What of a refusal is read: enough for any error, too little to hold memory.</summary>
    private const int ErrorBodyLimit = 64 * 1024;

    /// <summary>The status alone says enough; the provider's own words are worth this much waiting.</summary>
    internal static readonly TimeSpan ErrorBodyWait = TimeSpan.FromSeconds(2);

    private readonly Exchange _exchange;
    private readonly ProviderCell _cell;
    private readonly Candidate _candidate;
    private readonly OperationTimeouts _timeouts;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenRegistration _clientGone;
    private readonly ITimer? _total;
    private readonly long _startedAt;
    private RouterError? _verdict;
    private RunningRelay? _relay;
    private int _reported;
    private bool _entered;

    public Attempt(Exchange exchange, ProviderCell cell, Candidate candidate, CancellationToken clientGone)
    {
        _exchange = exchange;
        _cell = cell;
        _candidate = candidate;
        Writer = exchange.Client.CreateWriter(exchange.Shape);
        _timeouts = cell.Settings.Timeouts.For(exchange.Request.Operation, exchange.Facts.Stream);
        // No linked source: that would stay registered with a token that outlives it, or throw for whoever stops it after it was disposed.
        _clientGone = clientGone.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), _stop);
        if (_timeouts.Total != Timeout.InfiniteTimeSpan)
            _total = exchange.Time.CreateTimer(_ => Stop(UpstreamFaults.TotalTimeout(candidate.Provider, _timeouts.Total)), null, _timeouts.Total, Timeout.InfiniteTimeSpan);
        _startedAt = exchange.Time.GetTimestamp();
    }

    /// <summary>Headers of the provider that pass to the client.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; private set; } = [];

    /// <summary>
    /// Writes this attempt's frames. It knows what went out, so the error that ends a broken stream is its to write, once the graph has
    /// ended: the reader's failure is the graph's last act.
    /// </summary>
    public IDeltaWriter Writer { get; }

    /// <summary>Sends the request and starts the graph.</summary>
    /// <exception cref="RouterException">The provider refused, failed or fell silent.</exception>
    public async Task StartAsync()
    {
        var lane = _exchange.Request.Operation == Operation.Embeddings ? Lane.Embeddings : Lane.Chat;
        await _cell.Gate.EnterAsync(lane, _stop.Token).ConfigureAwait(false);
        _entered = true;
        var provider = _exchange.Dialects.Provider(_cell.Dialect);
        var call = provider.Encode(_exchange.Request, _exchange.Facts, _exchange.Client, new UpstreamTarget(_candidate.Model, _cell.Settings.Traits));
        var response = await _cell.Upstream.SendAsync(call, _timeouts, _stop.Token).ConfigureAwait(false);
        Headers = response.Headers;
        if (!response.IsSuccess) throw new RouterException(await RefusalAsync(response).ConfigureAwait(false));

        var relay = Run(response);
        // With a fence: whoever stops the attempt now either finds the graph, or is found here.
        Interlocked.Exchange(ref _relay, relay);
        if (_stop.IsCancellationRequested) relay.KillSwitch.Abort(new OperationCanceledException());
    }

    /// <summary>Completes with true when a frame is ready, with false when the answer is whole and read.</summary>
    /// <exception cref="Exception">The attempt failed; <see cref="Explain"/> says how.</exception>
    public ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken) => _relay!.Frames.WaitToReadAsync(cancellationToken);

    public bool TryRead([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Frame? frame)
    {
        frame = null;
        return _relay is not null && _relay.Frames.TryRead(out frame);
    }

    /// <summary>Ends it early, for this reason. The provider's connection is closed at once.</summary>
    public void Stop(RouterError? reason)
    {
        if (reason is not null) Interlocked.CompareExchange(ref _verdict, reason, null);
        _stop.Cancel();
        Volatile.Read(ref _relay)?.KillSwitch.Abort(new OperationCanceledException());
    }

    /// <summary>Why it failed, as the client may read it: the first verdict counts, not the noise it caused.</summary>
    public RouterError Explain(Exception fault)
    {
        if (Volatile.Read(ref _verdict) is { } verdict) return verdict;
        for (Exception? cause = fault; cause is not null; cause = cause.InnerException)
            if (cause is RouterException known) return known.Error with { Provider = _candidate.Provider };
        return InternalErrors.Unexpected(fault);
    }

    /// <summary>Tells the provider's actor how it went, once.</summary>
    public void Report(RouterError? error)
    {
        if (Interlocked.Exchange(ref _reported, 1) != 0) return;
        if (_entered) _cell.Gate.Leave();
        var outcome = new ExchangeOutcome(_candidate.Model, error, FirstToken: null, _exchange.Time.GetElapsedTime(_startedAt));
        _cell.Actor.Tell(new ProviderMessages.ExchangeEnded(outcome), ActorRefs.NoSender);
    }

    /// <summary>Frees what it holds; frames that nobody read go back to the pool.</summary>
    public void Dispose()
    {
        _total?.Dispose();
        _clientGone.Dispose();
        while (TryRead(out var frame)) frame.Dispose();
    }

    // The graph owns the response, but only once there is a graph.
    private RunningRelay Run(UpstreamResponse response)
    {
        try
        {
            return RelayGraph.Run(_exchange.Spec(_cell.Settings, response, _stop, _timeouts, Writer), _exchange.Materializer);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task<RouterError> RefusalAsync(UpstreamResponse response)
    {
        using (response)
        {
            // No graph, hence no clock, watches this body: a provider that falls silent in its own error must not hold the client.
            using var silent = new CancellationTokenSource(ErrorBodyWait, _exchange.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(silent.Token, _stop.Token);
            ReadOnlyMemory<byte> body = default;
            try
            {
                body = await BoundedBody.ReadAsync(_candidate.Provider, response.Body, ErrorBodyLimit, either.Token).ConfigureAwait(false);
            }
            catch (Exception fault) when (fault is RouterException || (fault is OperationCanceledException && !_stop.IsCancellationRequested))
            {
                // The status alone says enough.
            }

            return UpstreamErrorReader.Read(response.Status, body.Span, _candidate.Provider) with { Headers = response.Headers, RetryAfter = response.RetryAfter };
        }
    }
}
