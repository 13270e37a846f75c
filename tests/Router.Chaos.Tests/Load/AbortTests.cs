using LlmRouter.Chaos.Faults;
using LlmRouter.Chaos.Rig;
using LlmRouter.Contracts;
using LlmRouter.Testing.Client;
using LlmRouter.Testing.Rig;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Chaos.Load;

/// <summary>A thousand clients leave, at every phase of every kind of exchange, rudely and politely: nothing of them stays, and nobody is blamed.</summary>
public sealed class AbortTests
{
    private const int ClientsAtOnce = 30;

    public static TheoryData<AskKind> Kinds => [AskKind.Stream, AskKind.Whole, AskKind.Embeddings];

    // 3 kinds × 6 phases × 2 ways × 30 clients = 1,080 aborts.
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Clients_LeaveAtEveryPhase_NothingIsLeftAndNobodyElseIsAsked(AskKind kind)
    {
        await using var bench = await ChaosBench.StartAsync((alpha, beta) => ChaosSettings.Of(alpha, beta).WithRoute());
        foreach (var phase in (Phase[])[Phase.Request, Phase.HalfHead, Phase.Head, Phase.Comment, Phase.Role, Phase.Token])
        {
            foreach (var reset in (bool[])[true, false])
            {
                await LeaveAsync(bench, kind, phase, reset);
                await bench.Baseline.ReturnsAsync();
            }
        }

        Assert.Empty(bench.Beta.RequestsTo(Ask.Path(kind)));
        var alpha = bench.Router.Board.Snapshot.Cell("alpha").View;
        Assert.Equal((ProviderState.Up, null), (alpha.State, alpha.LastError));
    }

    private static async Task LeaveAsync(ChaosBench bench, AskKind kind, Phase phase, bool reset)
    {
        var arrived = 0;
        var scene = new Scene(kind, bench.Elsewhere.Root);
        scene.ClientIsServed.Open();
        bench.Alpha.Replace(Ask.Path(kind), [.. scene.UpTo(phase), (_, _) => Task.FromResult(Interlocked.Increment(ref arrived)), Step.Stall()]);
        var clients = await Task.WhenAll(Enumerable.Range(0, ClientsAtOnce).Select(_ => AskAsync(bench, kind)));
        await Until.TrueAsync(() => Volatile.Read(ref arrived) == ClientsAtOnce);

        foreach (var client in clients)
        {
            if (reset) client.Reset();
            else client.Close();
        }

        foreach (var client in clients) client.Dispose();
    }

    private static async Task<RawHttpClient> AskAsync(ChaosBench bench, AskKind kind)
    {
        var client = await bench.Router.ConnectAsync();
        await client.SendAsync("POST", Ask.Path(kind), Ask.Body(kind, ChaosSettings.Route));
        return client;
    }
}
