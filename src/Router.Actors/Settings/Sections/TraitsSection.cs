namespace LlmRouter.Settings.Sections;

/// <summary>A <c>traits</c> object: what it does not say, the weaker places behind it say (well-known row, type, <c>provider-defaults</c>).</summary>
internal static class TraitsSection
{
    private const int MostTokens = 10_000_000;

    private static readonly string[] LimitNames = ["max_tokens", "max_completion_tokens"];

    public static ProviderTraits Read(SettingsSection section)
    {
        var traits = new ProviderTraits(
            ReadKeyHeader(section),
            section.Number("max-tokens", 1, MostTokens),
            ReadLimitName(section),
            [.. section.Texts("refused-members", "stream_options").Select(member => member.Text)],
            section.Flag("think-tags"));
        section.RejectUnknown();
        return traits;
    }

    private static string? ReadKeyHeader(SettingsSection section)
    {
        if (section.OptionalScalar("key-header") is not { Text.Length: > 0 } scalar) return null;
        if (!HeadersSection.IsName(scalar.Text)) section.Report("key-header", scalar, $"{scalar.Shown} is no name of a header", "for example x-api-key");
        return scalar.Text;
    }

    private static string? ReadLimitName(SettingsSection section)
    {
        if (section.OptionalScalar("max-tokens-name") is not { Text.Length: > 0 } scalar) return null;
        if (!LimitNames.Contains(scalar.Text)) section.Report("max-tokens-name", scalar, $"{scalar.Shown} is none of {string.Join(", ", LimitNames)}");
        return scalar.Text;
    }
}
