using LlmRouter.Chaos.Faults;
using LlmRouter.Chaos.Rig;
using LlmRouter.Contracts;
using LlmRouter.Settings;

namespace LlmRouter.Chaos.Arrangements;

/// <summary>
/// In a route, before a provider that is well: every failure before the first token is the other one's answer, whole and once; after it
/// the answer stays the first one's, with its one error.
/// </summary>
public abstract class RouteContract<TAsk> : ArrangementContract<TAsk>
    where TAsk : IAsk
{
    private protected override string Model => ChaosSettings.Route;

    private protected override RouterSettings Arrange(ProviderSettings alpha, ProviderSettings beta) => ChaosSettings.Of(alpha, beta).WithRoute();

    private protected override Task PlayAsync(ChaosBench bench, ProviderFault fault, Scene scene)
    {
        bench.Beta.Replace(Ask.Path(TAsk.Kind), Answers.Beta.Script(TAsk.Kind));
        return InstallAsync(bench, fault, scene);
    }

    private protected override ClientReply Due(ProviderFault fault) => fault.For(TAsk.Kind)! switch
    {
        { Ending: Ending.Answer } => Answered(Answers.Alpha, "alpha", 1),
        { Ending: Ending.Event } due => Failed(due, "alpha", 1),
        { IsFinal: true } due => Failed(due, "alpha", 1),
        _ => Answered(Answers.Beta, "beta", 2),
    };

    // Of a refusal that no client will read, the words are not waited for.
    private protected override IReadOnlyList<string?> CodesOf(Expectation due) => [.. base.CodesOf(due), ErrorCode.UpstreamError];
}
