namespace LlmRouter.Settings;

/// <summary>Where settings are read from, again and again, and whether the files there have changed since. For one caller at a time.</summary>
/// <param name="sources">Everything that settings are read from.</param>
public sealed class SettingsSource(SettingsSources sources)
{
    private Dictionary<string, FileStamp?> _read = [];
    private List<FileStamp?> _seen = [];

    /// <summary>Reads and validates everything, as <see cref="SettingsLoader.Load"/> does.</summary>
    public SettingsOutcome Load()
    {
        var files = new StampedFiles(sources.Files);
        try
        {
            return SettingsLoader.Load(sources with { Files = files });
        }
        finally
        {
            _read = files.Stamps;
            _seen = [.. _read.Values];
        }
    }

    /// <summary>
    /// Looks at every file that was asked for, includes and absent ones too. True once they differ from what was read and two looks in a
    /// row agree: whoever writes a file slowly is not interrupted.
    /// </summary>
    public bool HasChanged()
    {
        List<FileStamp?> now = [.. _read.Keys.Select(sources.Files.Stamp)];
        var isStill = now.SequenceEqual(_seen);
        _seen = now;
        return isStill && !now.SequenceEqual(_read.Values);
    }
}
