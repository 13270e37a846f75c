using System.Diagnostics.CodeAnalysis;
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
    private readonly IReadOnlyList<Candidate> _candidates;
    private readonly EngineBoard _board;
    private readonly Action<Relay> _onEnded;
    private readonly CancellationTokenSource _gone = new();
    private readonly CancellationTokenRegistration _clientGone;
    private readonly Lock _gate = new();
    private Attempt? _attempt;
    private RouterError? _ended;
    private Frame? _errorFrame;
    private string? _abandoned;
    private bool _failed;
    private int _closed;

    public Relay(Exchange exchange, IReadOnlyList<Candidate> candidates, EngineBoard board, Action<Relay> onEnded, CancellationToken clientGone)
    {
        _exchange = exchange;
        _candidates = candidates;
        _board = board;
        _onEnded = onEnded;
        _clientGone = clientGone.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), _gone);
        board.Registry.Tell(new StreamRegistryActor.Opened(this), Akka.Actor.ActorRefs.NoSender);
    }

    public string Id => _exchange.Request.Id;

    public string Model => _exchange.Facts.Model;

    public Exchange Exchange => _exchange;

    public string ContentType => _exchange.Client.StreamContentType;

    public ReadOnlyMemory<byte> KeepAlive => _exchange.Client.KeepAlive;

    /// <summary>Headers of the provider that answers.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers => _attempt?.Headers ?? [];

    /// <summary>Completes with null when the first frame is ready, with the error when every candidate has failed.</summary>
    public Task<RouterError?> Committed { get; private set; } = Task.FromResult<RouterError?>(null);

    /// <summary>Begins with the first candidate.</summary>
    public void Start() => Committed = CommitAsync();

    public async ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken)
    {
        if (_failed) return _errorFrame is not null;
        RouterError? error;
        try
        {
            error = Committed.IsCompletedSuccessfully ? Committed.Result : await Committed.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (error is null)
            {
                if (await _attempt!.WaitToReadAsync(cancellationToken).ConfigureAwait(false)) return true;
                TryClose("ok", null);
                return false;
            }
        }
        catch (Exception fault)
        {
            // Whatever the client's leaving broke on its way, it is told as what it was.
            cancellationToken.ThrowIfCancellationRequested();
            _gone.Token.ThrowIfCancellationRequested();
            error = _attempt!.Explain(fault);
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

    public void End(RouterError error)
    {
        Attempt? running;
        lock (_gate)
        {
            _ended ??= error;
            running = _attempt;
        }

        running?.Stop(error);
    }

    public ValueTask DisposeAsync()
    {
        // Before the end: the client has left or takes nothing, and the provider must hear of it at once.
        if (TryClose(_abandoned ?? InternalErrors.ClientGone.Code, InternalErrors.ClientGone))
        {
            _gone.Cancel();
            _attempt?.Report(InternalErrors.ClientGone);
            _attempt?.Stop(null);
        }

        _clientGone.Dispose();
        _attempt?.Dispose();
        _errorFrame?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Writes the end of the exchange, once: to the provider's actor, the registry and the log. False when it had ended before.</summary>
    public bool TryClose(string outcome, RouterError? error)
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0) return false;
        _exchange.Trace.Outcome = outcome;
        _exchange.Trace.Detail = error?.Detail;
        _attempt?.Report(error);
        _board.Registry.Tell(new StreamRegistryActor.Closed(this), Akka.Actor.ActorRefs.NoSender);
        _onEnded(this);
        return true;
    }

    private async Task<RouterError?> CommitAsync()
    {
        var error = InternalErrors.Draining;
        foreach (var candidate in _candidates)
        {
            var attempt = Next(candidate);
            try
            {
                if (await BeginsAsync(attempt).ConfigureAwait(false)) return null;
                error = Upstream.UpstreamFaults.Incomplete(candidate.Provider);
            }
            catch (Exception) when (_gone.IsCancellationRequested)
            {
                // Here too, not only in DisposeAsync: that may have run before this attempt began.
                Leave(attempt, InternalErrors.ClientGone);
                throw;
            }
            catch (Exception fault)
            {
                error = attempt.Explain(fault);
            }

            Leave(attempt, error);
            if (_ended is not null || error.Fault == Fault.Client) return error;
        }

        return error;
    }

    private async Task<bool> BeginsAsync(Attempt attempt)
    {
        await attempt.StartAsync().ConfigureAwait(false);
        if (!await attempt.WaitToReadAsync(_gone.Token).ConfigureAwait(false)) return false;
        _exchange.Trace.MarkFirstToken();
        return true;
    }

    private static void Leave(Attempt attempt, RouterError why)
    {
        attempt.Report(why);
        attempt.Stop(null);
        attempt.Dispose();
    }

    private Attempt Next(Candidate candidate)
    {
        var attempt = new Attempt(_exchange, _exchange.Snapshot.Cell(candidate.Provider), candidate, _gone.Token);
        _exchange.Trace.Provider = candidate.Provider;
        _exchange.Trace.Attempts++;
        lock (_gate)
        {
            _attempt = attempt;
            if (_ended is { } ended) attempt.Stop(ended);
        }

        return attempt;
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
