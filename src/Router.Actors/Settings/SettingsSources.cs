namespace LlmRouter.Settings;

/// <summary>Everything that settings are read from. Nothing else is: no ambient environment, no working directory, no clock.</summary>
public sealed record SettingsSources
{
    /// <summary>Path of the HOCON file; null runs on <c>reference.conf</c> and the environment alone.</summary>
    public string? ConfigFile { get; init; }

    /// <summary>The text given to <c>--host</c>, unchecked; null when it was not given.</summary>
    public string? Host { get; init; }

    /// <summary>The text given to <c>--port</c>, unchecked; null when it was not given.</summary>
    public string? Port { get; init; }

    /// <summary>Environment variables by name. One set to the empty text counts as unset, as compose files write it.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>How files are read; <see cref="DiskSettingsFiles"/> outside of tests.</summary>
    public required ISettingsFiles Files { get; init; }
}
