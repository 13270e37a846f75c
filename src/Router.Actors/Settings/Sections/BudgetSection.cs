namespace LlmRouter.Settings.Sections;

/// <summary>The two keys of a budget, which stand among those of <c>retry</c> and <c>hedge</c>.</summary>
internal static class BudgetSection
{
    private const int MostPerRequest = 100;
    private const int LargestBurst = 100_000;

    public static BudgetSettings Read(SettingsSection section) =>
        new(section.Share("per-request", 0, MostPerRequest), section.Number("burst", 0, LargestBurst));
}
