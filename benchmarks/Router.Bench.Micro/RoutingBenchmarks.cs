using BenchmarkDotNet.Attributes;
using LlmRouter.Actors;
using LlmRouter.Bench.Micro.Data;
using LlmRouter.Engine;
using LlmRouter.Failover;
using LlmRouter.Routing;

namespace LlmRouter.Bench.Micro;

/// <summary>Where a request goes, once a request: the plan, and who is asked in which order.</summary>
public class RoutingBenchmarks
{
    private readonly ExchangeOutcome _outcome = new("model-0", Error: null, TimeSpan.FromMilliseconds(120), TimeSpan.FromSeconds(2));
    private readonly Random _random = new(1);
    private EngineSnapshot _snapshot = null!;
    private RoutePlan _plan = null!;
    private ProviderHealth _health = ProviderHealth.Initial;

    [Params(1, 2, 8)]
    public int Candidates { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _snapshot = Deployment.Board(Candidates).Snapshot;
        _plan = RoutePlanner.Plan(Deployment.Model, _snapshot.Routing);
        // A provider at work: what it remembers of earlier exchanges is full.
        for (var i = 0; i < 100; i++) _health = After();
    }

    [Benchmark]
    public int Plan() => RoutePlanner.Plan(Deployment.Model, _snapshot.Routing).Candidates.Count;

    [Benchmark]
    public bool LineupAndFirst() => new Lineup(_plan, _plan.Route!, _snapshot, _random).TryNext(out _, out _);

    /// <summary>The provider's actor does this once an exchange; the number of candidates does not matter to it.</summary>
    [Benchmark]
    public object HealthAfterAnExchange() => After();

    private ProviderHealth After() => _health.After(_outcome, Deployment.Breaker, TimeSpan.FromSeconds(100), chance: 0.5);
}
