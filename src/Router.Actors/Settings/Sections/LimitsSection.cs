namespace LlmRouter.Settings.Sections;

/// <summary><c>router.limits</c>.</summary>
internal static class LimitsSection
{
    private const int KiB = 1024;
    private const int MiB = 1024 * KiB;

    public static LimitSettings Read(SettingsSection section)
    {
        var before = section.Mistakes.Count;
        var settings = new LimitSettings(
            (int)section.Size("read-buffer", KiB, MiB),
            (int)section.Size("line", KiB, 1024 * MiB),
            (int)section.Size("document", KiB, 1024 * MiB),
            (int)section.Size("client-line", KiB, 128 * KiB),
            section.Number("buffered-frames", 1, 1024));
        if (section.Mistakes.Count == before)
        {
            Compare(section, "line", settings.Line, "read-buffer", settings.ReadBuffer);
            Compare(section, "document", settings.Document, "line", settings.Line);
        }

        section.RejectUnknown();
        return settings;
    }

    private static void Compare(SettingsSection section, string key, int bytes, string smallerKey, int smaller)
    {
        if (bytes < smaller && section.OptionalScalar(key) is { } scalar)
        {
            section.Report(key, scalar, $"must not be smaller than {smallerKey}, which is {smaller} bytes");
        }
    }
}
