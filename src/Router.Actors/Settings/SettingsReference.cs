using System.Text;
using LlmRouter.Settings.Hocon;

namespace LlmRouter.Settings;

/// <summary>The embedded <c>hocon/reference.conf</c>: every key, its default and its meaning.</summary>
internal static class SettingsReference
{
    public const string FileName = "reference.conf";

    private static readonly Lazy<string> Embedded = new(ReadResource);

    public static string Text => Embedded.Value;

    /// <summary>The unresolved tree. A mistake in it would be ours; a test sees that there is none.</summary>
    public static ObjectExpression Parse(SettingsMistakes mistakes) => HoconFiles.Parse(FileName, Text, mistakes);

    private static string ReadResource()
    {
        using var stream = typeof(SettingsReference).Assembly.GetManifestResourceStream(FileName)
            ?? throw new InvalidOperationException("The build left out hocon/reference.conf.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
