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
namespace LlmRouter.Settings;

/// <summary>Turns a configuration file, the environment and the command line into settings, or into the list of all mistakes.</summary>
public static class SettingsLoader
{
    /// <summary>Reads and validates everything. Precedence: command line, then file, then environment, then <c>hocon/reference.conf</c>.</summary>
    public static SettingsOutcome Load(SettingsSources sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var unfinished = new SettingsMistake(sources.ConfigFile ?? "reference.conf", 0, 0, "", "reading settings is not built yet", "");
        return new SettingsOutcome { Mistakes = [unfinished], Files = [] };
    }
}
