using System.Diagnostics.CodeAnalysis;
using LlmRouter.Actors;
using LlmRouter.Failover;
using LlmRouter.Routing;

namespace LlmRouter.Engine;

/// <summary>
/// A route's candidates in the order in which one request asks them: those that may be asked, as the policy orders them; then, as a last
/// resort, those whose breaker is open. Who asked to be left alone is left out.
/// </summary>
internal sealed class Lineup
{
    private readonly RoutePlan _plan;
    private readonly EngineSnapshot _snapshot;
    private readonly Route _route;
    private readonly Random _random;
    private readonly Queue<Candidate> _ready = new();
    private readonly Queue<Candidate> _last = new();
    private int _round = 1;

    public Lineup(RoutePlan plan, Route route, EngineSnapshot snapshot, Random random)
    {
        (_plan, _route, _snapshot, _random) = (plan, route, snapshot, random);
        Arrange();
    }

    /// <summary>How long until the first of those that are left out may be asked; null when nobody is.</summary>
    public TimeSpan? Wait { get; private set; }

    /// <summary>True while somebody is left in this round.</summary>
    public bool HasNext => _ready.Count > 0 || (LastResort && _last.Count > 0);

    /// <summary>True while there is another round.</summary>
    public bool HasRound => _round < _route.Settings.Retry.Rounds;

    private bool LastResort => _route.Settings.Retry.LastResort;

    /// <summary>Takes the next one that may be asked now.</summary>
    /// <param name="candidate">Whom to ask.</param>
    /// <param name="isProbe">The request holds the ticket of its half-open breaker.</param>
    /// <param name="lastResort">Whether open breakers count.</param>
    public bool TryNext([NotNullWhen(true)] out Candidate? candidate, out bool isProbe, bool lastResort = true)
    {
        isProbe = false;
        while (_ready.TryDequeue(out candidate))
        {
            var standing = StandingOf(candidate);
            if (standing.Availability == Availability.Ready) return true;
            if (standing.Availability == Availability.HalfOpen && standing.Probe!.TryTake()) return isProbe = true;
            if (standing.Availability != Availability.Cooling) _last.Enqueue(candidate);
        }

        while (lastResort && LastResort && _last.TryDequeue(out candidate))
        {
            var standing = StandingOf(candidate);
            isProbe = standing.Availability == Availability.HalfOpen && standing.Probe!.TryTake();
            if (standing.Availability != Availability.Cooling) return true;
        }

        candidate = null;
        return false;
    }

    /// <summary>How long to wait before the next round.</summary>
    public TimeSpan NextRoundIn()
    {
        var backoff = Backoff.Before(_round + 1, _route.Settings.Retry, _random.NextDouble());
        var cooling = _plan.Candidates.Select(candidate => StandingOf(candidate)).Where(s => s.Availability == Availability.Cooling).Select(s => s.Wait).ToList();
        return cooling.Count == _plan.Candidates.Count && cooling.Min() > backoff ? cooling.Min() : backoff;
    }

    /// <summary>Goes through the candidates again.</summary>
    public void BeginRound()
    {
        _round++;
        Arrange();
    }

    private void Arrange()
    {
        _ready.Clear();
        _last.Clear();
        Wait = null;
        Span<CandidateLoad> ready = stackalloc CandidateLoad[_plan.Candidates.Count];
        var count = 0;
        List<(Candidate Candidate, TimeSpan Wait)>? open = null;
        for (var i = 0; i < _plan.Candidates.Count; i++)
        {
            var candidate = _plan.Candidates[i];
            var standing = StandingOf(candidate);
            if (standing.Availability is Availability.Ready or Availability.HalfOpen) ready[count++] = Load(candidate, i);
            else if (standing.Availability == Availability.Open) (open ??= []).Add((candidate, standing.Wait));
            if (standing.Availability == Availability.Cooling || (standing.Availability == Availability.Open && !LastResort))
                Wait = Wait is { } sooner && sooner < standing.Wait ? sooner : standing.Wait;
        }

        if (count > 0) _route.Policy.Order(ready[..count], _route.NextTurn(), _random);
        foreach (ref readonly var load in ready[..count]) _ready.Enqueue(_plan.Candidates[load.Index]);
        foreach (var (candidate, _) in open?.OrderBy(o => o.Wait) ?? Enumerable.Empty<(Candidate Candidate, TimeSpan)>()) _last.Enqueue(candidate);
    }

    private CandidateLoad Load(Candidate candidate, int index)
    {
        var cell = _snapshot.Cell(candidate.Provider);
        return new CandidateLoad(index, candidate.Weight, cell.Gate.InFlight + cell.Gate.Waiting, cell.View.Health.FirstToken(candidate.Model, cell.Now));
    }

    private Standing StandingOf(Candidate candidate)
    {
        var cell = _snapshot.Cell(candidate.Provider);
        return cell.View.Health.For(candidate.Model, cell.Now);
    }
}
