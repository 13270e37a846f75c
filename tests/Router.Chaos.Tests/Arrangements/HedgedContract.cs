using LlmRouter.Chaos.Faults;
using LlmRouter.Chaos.Rig;
using LlmRouter.Contracts;
using LlmRouter.Failover;
using LlmRouter.Settings;
using LlmRouter.Testing.Rig;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Chaos.Arrangements;

/// <summary>
/// The fault strikes when a second provider has already been asked beside the first: a failure leaves the race to it, a silence loses it,
/// and an answer of the first, broken or not, ends it for the second.
/// </summary>
public abstract class HedgedContract<TAsk> : ArrangementContract<TAsk>
    where TAsk : IAsk
{
    private static readonly HedgeSettings Hedge = new(ChaosSettings.Brief, ChaosSettings.Plenty);

    private protected override string Model => ChaosSettings.Route;

    private protected override RouterSettings Arrange(ProviderSettings alpha, ProviderSettings beta) => ChaosSettings.Of(alpha, beta).WithRoute(Hedge);

    // What loses the race must not run into a limit first.
    private protected override Limit LimitOf(ProviderFault fault) => AlphaSpeaks(fault) ? fault.Limit : Limit.None;

    private protected override async Task PlayAsync(ChaosBench bench, ProviderFault fault, Scene scene)
    {
        var path = Ask.Path(TAsk.Kind);
        var hedged = new Gate("the second provider was asked");
        bench.Beta.Replace(path, Step.Stall());
        await InstallAsync(bench, fault, scene, Step.Wait(hedged));
        bench.Beta.Replace(path, [Step.Open(hedged), .. BetaThen(bench, fault, scene)]);
    }

    private protected override ClientReply Due(ProviderFault fault) => fault.For(TAsk.Kind)! switch
    {
        { Ending: Ending.Answer } => Answered(Answers.Alpha, "alpha", 2),
        { Ending: Ending.Event } due => Failed(due, "alpha", 2),
        _ => Answered(Answers.Beta, "beta", 2),
    };

    // Whoever loses a race by its silence is slow, not broken.
    private protected override Blame BlameOf(ProviderFault fault) => fault.IsSilence && !AlphaSpeaks(fault) ? Blame.Nobody : base.BlameOf(fault);

    // Another could still be asked when alpha was: the words of its refusal are given a glance, and may come too late for that.
    private protected override IReadOnlyList<string?> CodesOf(Expectation due) => [.. base.CodesOf(due), ErrorCode.UpstreamError];

    private static bool AlphaSpeaks(ProviderFault fault) => fault.For(TAsk.Kind)!.Ending != Ending.Status;

    // An answer of alpha ends the race for beta, which says nothing; a failure has to be over before beta answers, so that it is counted;
    // a silence has to have begun, so that alpha is let go in it and not while it is still being connected.
    private static UpstreamStep[] BetaThen(ChaosBench bench, ProviderFault fault, Scene scene)
    {
        if (AlphaSpeaks(fault)) return [Step.Stall()];
        var answer = Answers.Beta.Script(TAsk.Kind);
        return fault.IsSilence ? [Step.Wait(scene.IsSilent), .. answer] : [(_, _) => Until.TrueAsync(() => bench.Router.Board.Snapshot.Cell("alpha").Gate.InFlight == 0), .. answer];
    }
}
