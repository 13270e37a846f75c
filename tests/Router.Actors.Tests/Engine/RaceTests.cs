using System.Text;
using Akka.TestKit;
using LlmRouter.Actors;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Engine;
using LlmRouter.Failover;
using LlmRouter.Settings;
using LlmRouter.Testing.Time;

namespace LlmRouter.Tests.Engine;

/// <summary>A routed request before three fake providers, in virtual time. Probes stand for the providers' actors: what they hear is what counts against a provider.</summary>
public abstract class RaceTests : Akka.TestKit.Xunit2.TestKit
{
    private protected static readonly string[] Names = ["alpha", "beta", "gamma"];

    private readonly RecordedLog<RouterEngine> _log = new();
    private readonly TestProbe _registry;

    private protected RaceTests()
        : base(Testing.Patience.OfProbes)
    {
        Upstreams = [new FakeUpstream(), new FakeUpstream(), new FakeUpstream()];
        Cells = [.. Names.Zip(Upstreams, (name, upstream) => new ProviderCell(EngineSettings.Provider(name, models: "m"), upstream, Time))];
        Providers = [.. Names.Select(_ => CreateTestProbe())];
        _registry = CreateTestProbe();
        foreach (var (cell, probe) in Cells.Zip(Providers)) cell.Actor = probe.Ref;
    }

    private protected static RetrySettings Once { get; } = new(Rounds: 1, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(8), new BudgetSettings(1, 100), LastResort: true);

    private protected ManualTime Time { get; } = new();

    private protected FakeUpstream[] Upstreams { get; }

    private protected ProviderCell[] Cells { get; }

    private protected TestProbe[] Providers { get; }

    private protected IReadOnlyList<string> Logged => _log.Lines;

    private protected static FakeReply Whole(string text) => new FakeReply().Say(ChatSse.Role + ChatSse.Chunk(text) + ChatSse.Finish).End();

    private protected IRouterEngine EngineWith(RetrySettings? retry = null, HedgeSettings? hedge = null, params string[] candidates)
    {
        var names = candidates.Length > 0 ? candidates : Names;
        var route = new RouteSettings(
            "r", "priority", [.. names.Select(name => new CandidateSettings(name, "m", 1, Cells[0].Settings.Timeouts))], retry ?? Once, hedge, []);
        var settings = EngineSettings.Of([.. Cells.Select(cell => cell.Settings)]) with { Routes = [route] };
        var board = new EngineBoard(settings, Cells, created: 0, new Random(1)) { Registry = _registry.Ref };
        return new RouterEngine(board, DialectCatalog.Default, Sys, Time, _log);
    }

    private protected static RouterRequest Request(bool stream = true) => new(
        "req_1", Operation.Chat, Encoding.UTF8.GetBytes($$"""{"model":"r","stream":{{(stream ? "true" : "false")}},"messages":[{"role":"user","content":"hi"}]}"""));

    private protected static async Task<string> TextAsync(RouterReply reply)
    {
        var stream = Assert.IsType<RouterReply.Streaming>(reply).Stream;
        var text = await ChatSse.ReadAllAsync(stream);
        await stream.DisposeAsync();
        return text;
    }

    private protected ExchangeOutcome Heard(int provider) => Providers[provider].ExpectMsg<ProviderMessages.ExchangeEnded>().Outcome;

    private protected static string? Header(RouterReply reply, string name) => reply.Headers.LastOrDefault(header => header.Key == name).Value;

    private protected void ExpectNothingLeft()
    {
        AwaitAssert(() => Assert.Equal(0, Time.ArmedTimers));
        Assert.All(Cells, cell => Assert.Equal(0, cell.Gate.InFlight));
    }
}
