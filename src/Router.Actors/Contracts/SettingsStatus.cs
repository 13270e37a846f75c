namespace LlmRouter.Contracts;

/// <summary>Which settings the engine runs on.</summary>
/// <param name="LoadedAt">When they were read.</param>
/// <param name="Mistakes">What is wrong in the files as they are now; 0 when the engine runs on them.</param>
public sealed record SettingsStatus(DateTimeOffset LoadedAt, int Mistakes)
{
    /// <summary>The files have changed and are wrong: the last good settings hold.</summary>
    public bool IsStale => Mistakes > 0;
}
