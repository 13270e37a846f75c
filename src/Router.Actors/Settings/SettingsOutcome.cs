using System.Diagnostics.CodeAnalysis;

namespace LlmRouter.Settings;

/// <summary>Either settings that are right throughout, or every mistake that was found; never a bit of both.</summary>
public sealed record SettingsOutcome
{
    /// <summary>The settings; null when there is any mistake.</summary>
    public RouterSettings? Settings { get; init; }

    /// <summary>All mistakes, ordered by file, line and column; empty when the settings are right.</summary>
    public required IReadOnlyList<SettingsMistake> Mistakes { get; init; }

    /// <summary>Every file that was read, the configuration file first, then its includes: what a reload has to watch.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>True when <see cref="Settings"/> may be used.</summary>
    [MemberNotNullWhen(true, nameof(Settings))]
    public bool IsValid => Settings is not null;
}
