using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using LlmRouter.Chaos.Faults;
using LlmRouter.Chaos.Rig;
using LlmRouter.Contracts;
using LlmRouter.Failover;
using LlmRouter.Settings;
using LlmRouter.Testing.Rig;
using LlmRouter.Testing.Time;
using LlmRouter.Testing.Upstream;

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
        await using var bench = await ChaosBench.StartAsync((alpha, beta) => Arrange(alpha.WithLimit(LimitOf(fault)), beta));
        var scene = new Scene(TAsk.Kind, bench.Elsewhere.Root);
        await PlayAsync(bench, fault, scene);

        var asking = bench.AskAsync(TAsk.Kind, Model, fault.HasLargeRequest, scene.ClientIsServed);
        // A limit that struck before its fault would be another fault: until then no more time passes than a hedge takes.
        await bench.Time.PassAsync(ChaosSettings.Brief, Task.WhenAny(asking, scene.IsSilent.PassAsync(CancellationToken.None)));
        var reply = await bench.Time.PassAsync(ChaosSettings.Limits, asking);

        Assert.Equal(Due(fault), Settled(reply, fault));
        // An answer that is whole may still be waiting for the end of its body, so that its connection can be used again.
        await bench.Time.PassAsync(ChaosSettings.Limits, bench.Baseline.ReturnsAsync());
        AssertCounted(bench, fault);

        bench.Recover(fault, TAsk.Kind);
        var next = await bench.AskAsync(TAsk.Kind, Model);

        Assert.Contains(next with { Attempts = null }, (ClientReply[])[Answered(Answers.Alpha, "alpha", null), Answered(Answers.Beta, "beta", null)]);
        await bench.Baseline.ReturnsAsync();
    }

    /// <summary>The limit that ends the fault here.</summary>
    private protected virtual Limit LimitOf(ProviderFault fault) => fault.Limit;

    private protected abstract RouterSettings Arrange(ProviderSettings alpha, ProviderSettings beta);

    /// <summary>Sets the scene, up to the request that the fault happens to.</summary>
    private protected abstract Task PlayAsync(ChaosBench bench, ProviderFault fault, Scene scene);

    /// <summary>What the client has to get.</summary>
    private protected abstract ClientReply Due(ProviderFault fault);

    /// <summary>Whom it has to be counted against.</summary>
    private protected virtual Blame BlameOf(ProviderFault fault) => fault.For(TAsk.Kind)!.Blame;

    /// <summary>Codes under which a failure may be remembered.</summary>
    private protected virtual IReadOnlyList<string?> CodesOf(Expectation due) => [due.Code, due.OrCode];

    /// <summary>Installs the fault; where it strikes a kept connection, makes one.</summary>
    private protected async Task InstallAsync(ChaosBench bench, ProviderFault fault, Scene scene, params UpstreamStep[] before)
    {
        await bench.InstallAsync(fault, scene, before);
        if (fault.Entrance != Entrance.BetweenRequests) return;
        Assert.Equal(Answered(Answers.Alpha, "alpha", null), await bench.AskAsync(TAsk.Kind, Model) with { Attempts = null });
    }

    private protected static ClientReply Answered(Answers answers, string provider, int? attempts) =>
        new(Ending.Answer, 200, "", ContentOf(answers), provider, Text(attempts));

    /// <summary>The error of the provider that was asked last.</summary>
    private protected static ClientReply Failed(Expectation due, string provider, int attempts) =>
        new(due.Ending, due.Status, due.Code, due.Ending == Ending.Event ? Answers.Alpha.First : "", provider, Text(attempts));

    // Of two codes that are as true, the one that is written in the catalogue.
    private static ClientReply Settled(ClientReply reply, ProviderFault fault)
    {
        var due = fault.For(TAsk.Kind)!;
        return reply.Code.Length > 0 && reply.Code == due.OrCode ? reply with { Code = due.Code } : reply;
    }

    private void AssertCounted(ChaosBench bench, ProviderFault fault)
    {
        var (due, blame) = (fault.For(TAsk.Kind)!, BlameOf(fault));
        var failed = blame == Blame.Provider;
        Assert.Equal((failed ? ProviderState.Down : ProviderState.Up, due.Cools ? Availability.Cooling : AvailabilityUnder(blame)), StandingOf(bench, "alpha"));
        Assert.Contains(bench.Router.Board.Snapshot.Cell("alpha").View.LastError, failed ? CodesOf(due) : [null]);
        foreach (var other in bench.Router.Board.Snapshot.Cells.Skip(1)) Assert.Equal((ProviderState.Up, Availability.Ready), StandingOf(bench, other.Settings.Name));
    }

    private static (ProviderState State, Availability Availability) StandingOf(ChaosBench bench, string provider)
    {
        var cell = bench.Router.Board.Snapshot.Cell(provider);
        return (cell.View.State, cell.View.Health.For(TestSettings.Model, cell.Now).Availability);
    }

    private static Availability AvailabilityUnder(Blame blame) => blame switch
    {
        Blame.Provider => Availability.Open,
        Blame.Model => Availability.Cooling,
        _ => Availability.Ready,
    };

    private static string ContentOf(Answers answers) =>
        TAsk.Kind == AskKind.Embeddings ? answers.Number : answers.Text;

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
