using System.Diagnostics.CodeAnalysis;

namespace LlmRouter.Http.Start;

/// <summary>Reads the command line.</summary>
internal static class CommandLine
{
    public const string Help =
        """
        LLM Router: one OpenAI-compatible address for many model providers.

          --port N       TCP port to listen on (default 8777; 0 lets the system choose)
          --host H       address to listen on: localhost (default), an IP address, or * for all
          --config PATH  configuration file in HOCON (default: the environment variable ROUTER_CONFIG, else none)
          --check        validate the configuration, print what it means, and exit
          --health       ask the router that runs with this configuration whether it is alive; exit code 0 or 1
          --help         print this
          --version      print the version

        Exit codes: 0 fine, 1 could not start, 64 unknown option, 78 mistake in the configuration.
        """;

    /// <summary>Reads <c>--name value</c>, <c>--name=value</c> and flags, in any order; the last of a name wins.</summary>
    /// <param name="args">The arguments as the system gave them.</param>
    /// <param name="options">What they ask for, when all of them are known.</param>
    /// <param name="mistake">What is wrong with the first one that is not.</param>
    public static bool TryParse(
        IReadOnlyList<string> args, [NotNullWhen(true)] out CommandLineOptions? options, [NotNullWhen(false)] out string? mistake)
    {
        options = new CommandLineOptions();
        mistake = null;
        for (var i = 0; i < args.Count && mistake is null; i++)
        {
            var (name, value) = Split(args[i]);
            if (value is null && TakesValue(name)) value = ++i < args.Count ? args[i] : null;
            mistake = Mistake(name, value);
            if (mistake is null) options = Apply(options, name, value);
        }

        if (mistake is not null) options = null;
        return options is not null;
    }

    private static (string Name, string? Value) Split(string arg)
    {
        var equals = arg.StartsWith("--", StringComparison.Ordinal) ? arg.IndexOf('=', StringComparison.Ordinal) : -1;
        return equals < 0 ? (arg, null) : (arg[..equals], arg[(equals + 1)..]);
    }

    private static bool TakesValue(string name) => name is "--port" or "--host" or "--config";

    private static bool IsFlag(string name) => name is "--check" or "--health" or "--help" or "-h" or "--version";

    private static string? Mistake(string name, string? value) =>
        TakesValue(name) ? string.IsNullOrEmpty(value) || value.StartsWith("--", StringComparison.Ordinal) ? $"{name} needs a value." : null
        : !IsFlag(name) ? $"Unknown option '{name}'."
        : value is not null ? $"{name} takes no value."
        : null;

    private static CommandLineOptions Apply(CommandLineOptions options, string name, string? value) => name switch
    {
        "--port" => options with { Port = value },
        "--host" => options with { Host = value },
        "--config" => options with { ConfigFile = value },
        "--check" => options with { Check = true },
        "--health" => options with { Health = true },
        "--version" => options with { Version = true },
        _ => options with { Help = true },
    };
}
