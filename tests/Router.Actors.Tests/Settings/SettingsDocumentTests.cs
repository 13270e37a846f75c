using LlmRouter.Settings;
using LlmRouter.Settings.Hocon;

namespace LlmRouter.Tests.Settings;

public sealed class SettingsDocumentTests
{
    [Fact]
    public void Document_ConfigurationMd_IsMadeFromReference()
    {
        var mistakes = new SettingsMistakes();
        var made = SettingsDocument.ToMarkdown(SettingsReference.Parse(mistakes));
        var path = Path.Combine(Repository.Root, "docs", "configuration.md");
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, made);
        }

        Assert.Empty(mistakes.InOrder());
        Assert.True(File.Exists(path) && File.ReadAllText(path) == made, "docs/configuration.md is stale: run UPDATE_DOCS=1 ./test --filter SettingsDocument");
    }

    [Fact]
    public void Reference_EveryKey_HasAComment()
    {
        var without = new List<string>();
        Visit(SettingsReference.Parse(new SettingsMistakes()), "", without);
        Assert.Empty(without);
    }

    // A row on one line ({ type = openai, … }) is explained as a whole; a later line of the same key needs no second comment.
    private static void Visit(ObjectExpression body, string path, List<string> without)
    {
        foreach (var key in body.Entries.OfType<HoconField>().GroupBy(f => f.Key))
        {
            var field = key.First();
            var keyPath = HoconPath.Join(path, field.Key);
            if (field.Comment.Length == 0 && keyPath != "router")
            {
                without.Add(keyPath);
            }

            if (field.Value is ObjectExpression inner && !inner.Entries.All(e => e.Origin.Line == field.Origin.Line))
            {
                Visit(inner, keyPath, without);
            }
        }
    }
}
