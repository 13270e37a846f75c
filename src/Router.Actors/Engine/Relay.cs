using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Akka.Streams.Dsl;
using LlmRouter.Actors;
using LlmRouter.Contracts;
using LlmRouter.Routing;
using LlmRouter.Streams;

namespace LlmRouter.Engine;

/// <summary>
/// The reply to one request, over as many attempts as it takes. Before the first frame another candidate may be tried; after it,
/// never: then a failure is one error event, and the last.
/// </summary>
internal sealed class Relay : IReplyStream, ILiveStream
{
    private readonly Exchange _exchange;
    private readonly RoutePlan _plan;
    private readonly EngineBoard _board;
    private readonly Action<Relay> _onEnded;
    private readonly CancellationTokenSource _over = new();
    private readonly CancellationTokenRegistration _clientGone;
    private Attempt? _attempt;
    private RouterError? _ended;
    private Frame? _errorFrame;
    private string? _abandoned;
    private bool _failed;
    private int _closed;

    public Relay(Exchange exchange, RoutePlan plan, EngineBoard board, Action<Relay> onEnded, CancellationToken clientGone)
    {
        _exchange = exchange;
        _plan = plan;
        _board = board;
        _onEnded = onEnded;
        _clientGone = clientGone.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), _over);
        board.Streams.Open(this);
    }

    public string Id => _exchange.Request.Id;

    public string Model => _exchange.Facts.Model;

    public Exchange Exchange => _exchange;

    public string ContentType => _exchange.Client.StreamContentType;

    public ReadOnlyMemory<byte> KeepAlive => _exchange.Client.KeepAlive;

    /// <summary>Headers of the provider that answers.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers => _attempt?.Headers ?? [];

    /// <summary>Completes with null when the first frame is ready, with the error when nobody is left to ask.</summary>
    public Task<RouterError?> Committed { get; private set; } = Task.FromResult<RouterError?>(null);

    /// <summary>Begins to ask.</summary>
    public void Start() => Committed = CommitAsync();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken)
    {
        if (_failed) return _errorFrame is not null;
        RouterError? error;
        try
        {
            error = Committed.IsCompletedSuccessfully ? Committed.Result : await Committed.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (error is null)
            {
                if (await _attempt!.WaitToReadAsync().ConfigureAwait(false)) return true;
                TryClose("ok", null);
                return false;
            }
        }
        catch (Exception fault)
        {
            // Whatever the client's leaving broke on its way, it is told as what it was.
            cancellationToken.ThrowIfCancellationRequested();
            error = Explain(fault);
        }

        Fail(error);
        return true;
    }

    public bool TryRead([NotNullWhen(true)] out Frame? frame)
    {
        frame = null;
        if (!_failed) return Committed.IsCompletedSuccessfully && _attempt is not null && _attempt.TryRead(out frame);
        frame = _errorFrame;
        _errorFrame = null;
        return frame is not null;
    }

    public void Abandon(string code) => _abandoned = code;

    public LiveStream Describe() => Telemetry.LiveStreamView.Of(_exchange.Trace);

    public void End(RouterError error)
    {
        Interlocked.CompareExchange(ref _ended, error, null);
        _over.Cancel();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Ends it, if it has not ended, and frees what it holds.</summary>
    public void Dispose()
    {
        // Before the end: the client has left or takes nothing, and the provider must hear of it at once.
        if (TryClose(_abandoned ?? InternalErrors.ClientGone.Code, InternalErrors.ClientGone))
        {
            _over.Cancel();
            Volatile.Read(ref _attempt)?.Report(InternalErrors.ClientGone);
            Volatile.Read(ref _attempt)?.Stop(null);
        }

        _clientGone.Dispose();
        _attempt?.Dispose();
        _errorFrame?.Dispose();
    }

    /// <summary>Writes the end of the exchange, once: to the provider's actor, the live streams and the log. False when it had ended before.</summary>
    public bool TryClose(string outcome, RouterError? error)
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0) return false;
        _exchange.Trace.Outcome = outcome;
        _exchange.Trace.Detail = error?.Detail;
        _attempt?.Report(error);
        _board.Streams.Close(this);
        _board.Leave(_exchange.Snapshot);
        _onEnded(this);
        return true;
    }

    private async Task<RouterError?> CommitAsync()
    {
        try
        {
            Adopt(_plan.Route is { } route ? await RaceAsync(route).ConfigureAwait(false) : await OnlyAsync(_plan.Candidates[0]).ConfigureAwait(false));
            return null;
        }
        catch (Exception fault)
        {
            return Explain(fault);
        }
    }

    private Task<Attempt> RaceAsync(Route route)
    {
        var lineup = new Lineup(_plan, route, _exchange.Snapshot, _board.Random);
        return Source.FromGraph(new AttemptRace(_exchange, route, lineup, _over.Token)).RunWith(Sink.First<Attempt>(), _exchange.Materializer);
    }

    // Who names a provider's model gets that provider's own word: nobody else is asked, and nothing holds the request back.
    private async Task<Attempt> OnlyAsync(Candidate candidate)
    {
        var attempt = new Attempt(_exchange, candidate, isProbe: false, _over.Token);
        try
        {
            await attempt.BeginAsync(Refusal.Patience).ConfigureAwait(false);
            return attempt;
        }
        catch (Exception fault)
        {
            var error = _over.IsCancellationRequested ? _ended ?? InternalErrors.ClientGone : attempt.Explain(fault);
            attempt.Leave(error);
            if (error == InternalErrors.ClientGone) throw;
            throw new RouterException(error, fault);
        }
    }

    private void Adopt(Attempt attempt)
    {
        Volatile.Write(ref _attempt, attempt);
        _exchange.Trace.Commit(attempt.Trace);
        _exchange.ForgetBody();
        // Whoever ended the exchange before this found no attempt to stop.
        if (!_over.IsCancellationRequested) return;
        attempt.Leave(_ended ?? InternalErrors.ClientGone);
        throw new OperationCanceledException();
    }

    /// <summary>What the client is told of a failure.</summary>
    /// <exception cref="OperationCanceledException">The client has left: nobody is told.</exception>
    private RouterError Explain(Exception fault)
    {
        if (_ended is { } ended) return ended;
        _over.Token.ThrowIfCancellationRequested();
        if (Volatile.Read(ref _attempt) is { } attempt) return attempt.Explain(fault);
        return RouterException.Find(fault) ?? InternalErrors.Unexpected(fault);
    }

    private void Fail(RouterError error)
    {
        _failed = true;
        var buffer = new FrameBuffer();
        (_attempt?.Writer ?? _exchange.Client.CreateWriter(_exchange.Shape)).Fail(error, buffer);
        _errorFrame = buffer.Detach();
        TryClose(error.Code, error);
    }
}
