// The one way to settings:
//
//   SettingsOutcome SettingsLoader.Load(SettingsSources sources)
//
//   new SettingsSources { ConfigFile = path or null, Host = "--host text" or null, Port = "--port text" or null,
//                         Environment = IReadOnlyDictionary<string, string>, Files = new DiskSettingsFiles() }
//
//   outcome.IsValid   → outcome.Settings is a complete, validated RouterSettings
//   otherwise         → outcome.Mistakes has every mistake; mistake.ToString() is "file:line:col: key.path: message (hint)"
//   outcome.Files     → the files that were read (configuration file and includes), for a watcher
//
// Load never throws for anything a user wrote, and reads nothing but its argument and the embedded reference.conf.
using LlmRouter.Settings.Hocon;

namespace LlmRouter.Settings;

/// <summary>Turns a configuration file, the environment and the command line into settings, or into the list of all mistakes.</summary>
public static class SettingsLoader
{
    /// <summary>Reads and validates everything. Precedence: command line, then file, then environment, then <c>hocon/reference.conf</c>.</summary>
    public static SettingsOutcome Load(SettingsSources sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var mistakes = new SettingsMistakes();
        var files = new HoconFiles(sources.Files, mistakes);
        List<ObjectExpression> layers = [SettingsReference.Parse(mistakes)];
        if (sources.ConfigFile is { } path)
        {
            layers.Add(files.Load(path));
        }

        var tree = HoconResolver.Resolve(layers, sources.Environment, mistakes);
        var settings = new SettingsReader(sources, mistakes).Read(tree);
        return new SettingsOutcome
        {
            Settings = mistakes.Count == 0 ? settings : null,
            Mistakes = mistakes.InOrder(),
            Files = files.Read,
        };
    }
}
