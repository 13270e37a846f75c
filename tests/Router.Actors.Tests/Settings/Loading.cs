using LlmRouter.Settings;

namespace LlmRouter.Tests.Settings;

/// <summary>Loads settings from texts.</summary>
internal static class Loading
{
    public const string File = "conf/router.conf";

    public static SettingsOutcome Load(string? text = null, params (string Name, string Value)[] environment) =>
        Load(text is null ? [] : new MemoryFiles { [File] = text }, environment);

    public static SettingsOutcome Load(MemoryFiles files, params (string Name, string Value)[] environment) =>
        SettingsLoader.Load(new SettingsSources
        {
            ConfigFile = files.Count > 0 ? File : null,
            Environment = environment.ToDictionary(v => v.Name, v => v.Value),
            Files = files,
        });

    public static RouterSettings Settings(string? text = null, params (string Name, string Value)[] environment)
    {
        var outcome = Load(text, environment);
        Assert.True(outcome.IsValid, string.Join('\n', outcome.Mistakes));
        return outcome.Settings;
    }

    /// <summary>The mistakes as the user reads them.</summary>
    public static string[] Mistakes(string text, params (string Name, string Value)[] environment)
    {
        var outcome = Load(text, environment);
        Assert.Null(outcome.Settings);
        return [.. outcome.Mistakes.Select(m => m.ToString())];
    }

    public static string Mistake(string text, params (string Name, string Value)[] environment) => Assert.Single(Mistakes(text, environment));
}
