using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using LlmRouter.Chaos.Faults;
using LlmRouter.Chaos.Rig;
using LlmRouter.Contracts;
using LlmRouter.Failover;
using LlmRouter.Settings;

namespace LlmRouter.Chaos.Arrangements;

/// <summary>
/// Plays every fault and looks at three things: what the client got, whom it was counted against, and that everything is back where it
/// was. Then the provider is well again, and the next request must find nothing of it.
/// </summary>
/// <typeparam name="TAsk">The kind of request.</typeparam>
public abstract class ArrangementContract<TAsk>
    where TAsk : IAsk
{
    [SuppressMessage("Design", "CA1000", Justification = "xunit takes theory data from a static member of the test's class.")]
    public static TheoryData<string> Faults => FaultCatalog.Names(TAsk.Kind);

    /// <summary>What the client asks for.</summary>
    private protected abstract string Model { get; }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Fault_IsToldCountedAndLeftBehind(string name)
    {
        var fault = FaultCatalog.Find(name);
        await using var bench = await ChaosBench.StartAsync((alpha, beta) => Arrange(alpha.WithLimit(fault.Limit), beta));
        var scene = new Scene(TAsk.Kind, bench.Elsewhere.Root);
        await PlayAsync(bench, fault, scene);

        var reply = await bench.AskAsync(TAsk.Kind, Model, fault.HasLargeRequest, scene.ClientIsServed);

        var expected = fault.For(TAsk.Kind)!;
        if (reply.Code.Length > 0 && reply.Code == expected.OrCode) reply = reply with { Code = expected.Code };
        Assert.Equal(Due(fault), reply);
        await bench.Baseline.ReturnsAsync();
        AssertCounted(bench, Counted(fault));

        bench.Recover(fault, TAsk.Kind);
        var next = await bench.AskAsync(TAsk.Kind, Model);

        Assert.Equal((Ending.Answer, 200), (next.Ending, next.Status));
        Assert.Contains(next, (ClientReply[])[Answered(Answers.Alpha, "alpha", 1), Answered(Answers.Beta, "beta", 1)]);
        await bench.Baseline.ReturnsAsync();
    }

    private protected abstract RouterSettings Arrange(ProviderSettings alpha, ProviderSettings beta);

    /// <summary>Sets the scene, up to the request that the fault happens to.</summary>
    private protected abstract Task PlayAsync(ChaosBench bench, ProviderFault fault, Scene scene);

    /// <summary>What the client has to get.</summary>
    private protected abstract ClientReply Due(ProviderFault fault);

    /// <summary>Whom it has to be counted against.</summary>
    private protected virtual Expectation Counted(ProviderFault fault) => fault.For(TAsk.Kind)!;

    /// <summary>Installs the fault; where it strikes a kept connection, makes one.</summary>
    private protected async Task InstallAsync(ChaosBench bench, ProviderFault fault, Scene scene)
    {
        await bench.InstallAsync(fault, scene);
        if (fault.Entrance == Entrance.BetweenRequests) Assert.Equal(Answered(Answers.Alpha, "alpha", 1), await bench.AskAsync(TAsk.Kind, Model));
    }

    private protected static ClientReply Answered(Answers answers, string provider, int attempts) =>
        new(Ending.Answer, 200, "", ContentOf(answers), provider, Text(attempts));

    /// <summary>The error of the provider that was asked last.</summary>
    private protected static ClientReply Failed(Expectation due, string provider, int attempts) =>
        new(due.Ending, due.Status, due.Code, due.Ending == Ending.Event ? Answers.Alpha.First : "", provider, Text(attempts));

    private static void AssertCounted(ChaosBench bench, Expectation due)
    {
        var view = bench.Router.Board.Snapshot.Cell("alpha").View;
        Assert.Equal(due.Blame == Blame.Provider ? ProviderState.Down : ProviderState.Up, view.State);
        Assert.Contains(view.LastError, due.Blame == Blame.Provider ? [due.Code, due.OrCode] : (string?[])[null]);
        Assert.Equal(ProviderState.Up, bench.Router.Engine.Status.Providers[^1].Name == "beta" ? bench.Router.Engine.Status.Providers[^1].State : ProviderState.Up);
    }

    private static string ContentOf(Answers answers) =>
        TAsk.Kind == AskKind.Embeddings ? answers.Number : answers.Text;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
