using System.Collections;
using LlmRouter.Http.Start;
using LlmRouter.Settings;

namespace LlmRouter.Http;

/// <summary>The program: read the command line, read the settings, then do what was asked for.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        SocketThreads.Arrange();
        using var signals = ProcessSignals.OfThisProcess();
        return await RunAsync(args, EnvironmentVariables(), signals, Console.Out, Console.Error).ConfigureAwait(false);
    }

    /// <summary>The program with everything it touches passed in.</summary>
    /// <returns>The exit code: see <see cref="ExitCode"/>.</returns>
    internal static async Task<int> RunAsync(
        string[] args, IReadOnlyDictionary<string, string> environment, ProcessSignals signals, TextWriter output, TextWriter errors)
    {
        if (!CommandLine.TryParse(args, out var options, out var mistake)) return Say(errors, $"{mistake} --help lists the options.", ExitCode.Usage);
        if (options.Help) return Say(output, CommandLine.Help, ExitCode.Ok);
        if (options.Version) return Say(output, ProductVersion.Text, ExitCode.Ok);

        var source = new SettingsSource(Sources(options, environment));
        var outcome = source.Load();
        if (!outcome.IsValid) return Say(errors, string.Join('\n', outcome.Mistakes), ExitCode.Configuration);
        var settings = outcome.Settings;
        if (options.Check) return Say(output, ConfigurationSummary.Text(settings), ExitCode.Ok);
        if (options.Health) return await HealthProbe.RunAsync(settings.Server, errors).ConfigureAwait(false);

        return await RouterServer.RunAsync(settings, AddServices, signals, output, errors, TimeProvider.System).ConfigureAwait(false);

        void AddServices(IServiceCollection services)
        {
            RouterLogging.Add(services, settings.Log);
            services.AddRouterEngine(settings, source);
        }
    }

    private static SettingsSources Sources(CommandLineOptions options, IReadOnlyDictionary<string, string> environment) => new()
    {
        ConfigFile = options.ConfigFile ?? (environment.TryGetValue("ROUTER_CONFIG", out var path) && path.Length > 0 ? path : null),
        Host = options.Host,
        Port = options.Port,
        Environment = environment,
        Files = new DiskSettingsFiles(),
    };

    private static Dictionary<string, string> EnvironmentVariables() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(pair => (string)pair.Key, pair => (string?)pair.Value ?? "", StringComparer.Ordinal);

    private static int Say(TextWriter writer, string text, int exitCode)
    {
        writer.WriteLine(text);
        return exitCode;
    }
}
