using Akka.Streams;
using Akka.Streams.Stage;
using LlmRouter.Contracts;
using LlmRouter.Failover;
using LlmRouter.Routing;
using LlmRouter.Telemetry;

namespace LlmRouter.Engine;

/// <summary>
/// Finds who answers a routed request, as a source of one element: the attempt that has spoken. An attempt that fails before its first
/// token is followed by the next candidate at once; one that says nothing for the route's hedge delay gets a second one beside it, and
/// whoever speaks first wins. A stage, because its life is events in any order (failures, tokens, timers, a client that leaves), and
/// inside a stage they come one at a time.
/// </summary>
internal sealed class AttemptRace : GraphStage<SourceShape<Attempt>>
{
    private readonly Exchange _exchange;
    private readonly Route _route;
    private readonly Lineup _lineup;
    private readonly CancellationToken _over;

    /// <param name="exchange">The request.</param>
    /// <param name="route">Its route.</param>
    /// <param name="lineup">Whom to ask, in which order.</param>
    /// <param name="over">Cancelled when nobody wants the answer any more.</param>
    public AttemptRace(Exchange exchange, Route route, Lineup lineup, CancellationToken over)
    {
        (_exchange, _route, _lineup, _over) = (exchange, route, lineup, over);
        Shape = new SourceShape<Attempt>(Out);
    }

    public Outlet<Attempt> Out { get; } = new("AttemptRace.out");

    public override SourceShape<Attempt> Shape { get; }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : OutGraphStageLogic
    {
        private readonly AttemptRace _race;
        private readonly Action<(Attempt Attempt, Exception? Fault)> _onBegun;
        private readonly Action _onTimer;
        private readonly Action _onOver;
        private readonly List<Attempt> _running = [];
        private CancellationTokenRegistration _over;
        private ITimer? _timer;
        private bool _resting;
        // The request's own fault, which nobody else can mend; and what the client is told if nobody answers.
        private RouterError? _verdict;
        private RouterError? _error;
        private Attempt? _winner;

        public Logic(AttemptRace race)
            : base(race.Shape)
        {
            _race = race;
            _onBegun = GetAsyncCallback<(Attempt Attempt, Exception? Fault)>(begun => OnBegun(begun.Attempt, begun.Fault));
            _onTimer = GetAsyncCallback(OnTimer);
            _onOver = GetAsyncCallback(() => FailStage(new OperationCanceledException()));
            SetHandler(race.Out, this);
        }

        public override void PreStart()
        {
            _over = _race._over.UnsafeRegister(static state => ((Action)state!)(), _onOver);
            _race._route.Retries.Deposit();
            _race._route.Hedges?.Deposit();
            if (!StartNext(lastResort: true)) FailStage(new RouterException(InternalErrors.NobodyLeft(_race._route.Settings.Name, _race._lineup.Wait)));
        }

        public override void OnPull() => Deliver();

        public override void PostStop()
        {
            _over.Dispose();
            _timer?.Dispose();
            foreach (var attempt in _running) attempt.Leave(InternalErrors.ClientGone);
            _winner?.Leave(InternalErrors.ClientGone);
        }

        private bool StartNext(bool lastResort)
        {
            if (!_race._lineup.TryNext(out var candidate, out var isProbe, lastResort)) return false;
            var attempt = new Attempt(_race._exchange, candidate, isProbe, _race._over);
            _running.Add(attempt);
            _ = BeginAsync(attempt, _race._lineup.HasNext ? Refusal.Glance : Refusal.Patience);
            if (_running.Count == 1) Arm(HedgeDelay(candidate));
            return true;
        }

        private async Task BeginAsync(Attempt attempt, TimeSpan patience)
        {
            Exception? fault = null;
            try
            {
                await attempt.BeginAsync(patience).ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                fault = failure;
            }

            _onBegun((attempt, fault));
        }

        private void OnBegun(Attempt attempt, Exception? fault)
        {
            _running.Remove(attempt);
            if (fault is null) Win(attempt);
            else if (_race._over.IsCancellationRequested) attempt.Leave(InternalErrors.ClientGone);
            else OnFailed(attempt, attempt.Explain(fault));
        }

        private void OnFailed(Attempt attempt, RouterError error)
        {
            attempt.Leave(error);
            EngineLog.AttemptFailed(_race._exchange.Log, _race._exchange.Trace.Id, attempt.Trace, error, attempt.Elapsed);
            // What one dialect cannot say, another may: nothing was sent, and nobody has judged the request yet.
            if (attempt.WasSent && !OutcomeClassifier.Classify(error).TriesNext) _verdict ??= error;
            if (attempt.WasSent || _error is null) _error = error;

            if (_running.Count > 0) Replace();
            else if (_verdict is null && MayGoOn()) GoOn();
            else Fail();
        }

        // One of a hedged pair has failed and the other says nothing: somebody takes the place, if somebody is left.
        private void Replace()
        {
            if (_verdict is null && _race._lineup.HasNext && MayGoOn()) StartNext(lastResort: false);
        }

        private bool MayGoOn() => (_race._lineup.HasNext || _race._lineup.HasRound) && _race._route.Retries.TryWithdraw();

        private void GoOn()
        {
            if (StartNext(lastResort: true)) return;
            var wait = _race._lineup.HasRound ? _race._lineup.NextRoundIn() : TimeSpan.MaxValue;
            if (wait > _race._route.Settings.Retry.BackoffMax)
            {
                Fail();
                return;
            }

            _resting = true;
            Arm(wait);
        }

        private void Fail() => FailStage(new RouterException((_verdict ?? _error)!));

        private void OnTimer()
        {
            if (_resting)
            {
                _resting = false;
                _race._lineup.BeginRound();
                if (!StartNext(lastResort: true)) Fail();
            }
            else if (_running.Count == 1 && _race._lineup.HasNext && _race._route.Hedges!.TryWithdraw() && StartNext(lastResort: false))
            {
                _race._exchange.Trace.Hedges++;
            }
        }

        // Spec: "after a delay (fixed, or that provider's p95)". Without enough history for a percentile there is nothing to go by.
        // An answer in one piece has no first token: nearly every one would be asked for twice.
        private TimeSpan HedgeDelay(Candidate first) => _race._route.Settings.Hedge is { } hedge && _race._exchange.Facts.Stream
            ? hedge.Delay ?? _race._exchange.Snapshot.Cell(first.Provider).View.Health.FirstTokenP95 ?? Timeout.InfiniteTimeSpan
            : Timeout.InfiniteTimeSpan;

        private void Arm(TimeSpan delay)
        {
            if (_timer is null && delay == Timeout.InfiniteTimeSpan) return;
            _timer ??= _race._exchange.Time.CreateTimer(static state => ((Action)state!)(), _onTimer, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(delay, Timeout.InfiniteTimeSpan);
        }

        private void Win(Attempt attempt)
        {
            _winner = attempt;
            foreach (var loser in _running)
            {
                EngineLog.HedgeLost(_race._exchange.Log, _race._exchange.Trace, loser.Trace, loser.Elapsed);
                loser.Leave(InternalErrors.RaceLost);
            }

            _running.Clear();
            if (IsAvailable(_race.Out)) Deliver();
        }

        private void Deliver()
        {
            if (_winner is not { } winner) return;
            _winner = null;
            Push(_race.Out, winner);
            CompleteStage();
        }
    }
}
