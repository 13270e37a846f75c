using Akka.Actor;
using LlmRouter.Actors;
using LlmRouter.Chaos.Faults;
using LlmRouter.Chaos.Rig;
using LlmRouter.Settings;
using LlmRouter.Testing.Rig;

namespace LlmRouter.Chaos.Load;

/// <summary>A hundred reloads while clients never stop asking: providers change, routes change, and no request notices.</summary>
public sealed class ReloadTests
{
    private const int Reloads = 100;
    private const int Clients = 8;

    [Fact]
    public async Task Settings_ReloadedUnderLoad_NoRequestFails()
    {
        RouterSettings original = null!;
        await using var bench = await ChaosBench.StartAsync((alpha, beta) => original = ChaosSettings.Of(alpha, beta).WithRoute());
        foreach (var kind in (AskKind[])[AskKind.Stream, AskKind.Embeddings])
        {
            bench.Alpha.Replace(Ask.Path(kind), Answers.Alpha.Script(kind));
            bench.Beta.Replace(Ask.Path(kind), Answers.Beta.Script(kind));
        }

        using var over = new CancellationTokenSource();
        var clients = Enumerable.Range(0, Clients).Select(client => Task.Run(() => AskOnAsync(bench, client % 2 == 0 ? AskKind.Stream : AskKind.Embeddings, over.Token))).ToList();
        for (var i = 1; i <= Reloads; i++) await ReloadAsync(bench, i == Reloads ? original : Variant(original, i), clients);
        await over.CancelAsync();

        Assert.All(await Task.WhenAll(clients), asked => Assert.True(asked > 0));
        await bench.Baseline.ReturnsAsync();
    }

    // In turn: a provider that must be made anew, an order of candidates, a provider that goes, a limit that all requests share.
    private static RouterSettings Variant(RouterSettings settings, int i) => (i % 4) switch
    {
        0 => settings with { Providers = [.. settings.Providers.Select(provider => provider with { Headers = new Dictionary<string, string> { ["x-reload"] = $"{i}" } })] },
        1 => settings with { Routes = [settings.Routes[0] with { Candidates = [.. settings.Routes[0].Candidates.Reverse()] }] },
        2 => (settings with { Providers = [settings.Providers[0]] }).WithRoute(),
        _ => settings with { Stream = settings.Stream with { FinishGrace = TimeSpan.FromSeconds(i) } },
    };

    private static async Task ReloadAsync(ChaosBench bench, RouterSettings settings, IReadOnlyList<Task> clients)
    {
        var before = bench.Router.Board.Snapshot;
        bench.Router.System.ActorSelection("/user/router").Tell(new RouterGuardian.SettingsRead(settings), ActorRefs.NoSender);
        // Requests go on on the new settings before the next reload; a client that failed is told of at once.
        await Until.TrueAsync(() => !ReferenceEquals(before.Settings, bench.Router.Board.Snapshot.Settings) || clients.Any(client => client.IsCompleted));
        foreach (var client in clients.Where(client => client.IsCompleted)) await client;
    }

    private static async Task<int> AskOnAsync(ChaosBench bench, AskKind kind, CancellationToken over)
    {
        var asked = 0;
        for (; !over.IsCancellationRequested; asked++)
        {
            var reply = await bench.AskAsync(kind, ChaosSettings.Route);
            var whole = reply.Provider == "beta" ? Answers.Beta : Answers.Alpha;
            Assert.Equal((Ending.Answer, kind == AskKind.Stream ? whole.Text : whole.Number, "1"), (reply.Ending, reply.Content, reply.Attempts));
        }

        return asked;
    }
}
