using LlmRouter.Chaos.Faults.Families;

namespace LlmRouter.Chaos.Faults;

/// <summary>Every fault. Each is played in every arrangement, for every kind of request that it can happen to.</summary>
internal static class FaultCatalog
{
    public static IReadOnlyList<ProviderFault> All { get; } =
        [.. Breaks.All, .. Silences.All, .. Lies.All, .. Redirects.All, .. Heads.All, .. Refusals.All, .. Connections.All, .. EarlyAnswers.All];

    public static ProviderFault Find(string name) => All.Single(fault => fault.Name == name);

    public static TheoryData<string> Names(AskKind kind) => [.. All.Where(fault => fault.For(kind) is not null).Select(fault => fault.Name)];
}
