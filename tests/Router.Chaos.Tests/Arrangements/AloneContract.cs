using LlmRouter.Chaos.Faults;
using LlmRouter.Chaos.Rig;
using LlmRouter.Settings;

namespace LlmRouter.Chaos.Arrangements;

/// <summary>The client names the provider itself: it gets that provider's own word, whatever it is, and nobody else is asked.</summary>
public abstract class AloneContract<TAsk> : ArrangementContract<TAsk>
    where TAsk : IAsk
{
    private protected override string Model => "alpha/test-model";

    private protected override RouterSettings Arrange(ProviderSettings alpha, ProviderSettings beta) => ChaosSettings.Of(alpha);

    private protected override Task PlayAsync(ChaosBench bench, ProviderFault fault, Scene scene) => InstallAsync(bench, fault, scene);

    private protected override ClientReply Due(ProviderFault fault)
    {
        var due = fault.For(TAsk.Kind)!;
        return due.Ending == Ending.Answer ? Answered(Answers.Alpha, "alpha", 1) : Failed(due, "alpha", 1);
    }
}
