using System.Globalization;

namespace LlmRouter.Bench.Scale;

/// <summary>How many sockets a process may have open: what bounds the number of streams.</summary>
internal static class DescriptorLimit
{
    private const string Path = "/proc/self/limits";
    private const string Field = "Max open files";

    // Libraries, pipes, and connections that are not yet closed.
    private const int Others = 500;

    /// <summary>This process's limit, which the router inherits; null where the system does not say or sets none.</summary>
    public static long? Current => File.Exists(Path) ? Parse(File.ReadLines(Path)) : null;

    /// <summary>Reads the soft limit, which the runtime has raised to the hard one at its start.</summary>
    public static long? Parse(IEnumerable<string> limits)
    {
        var line = limits.FirstOrDefault(line => line.StartsWith(Field, StringComparison.Ordinal));
        var soft = line?[Field.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        return long.TryParse(soft, CultureInfo.InvariantCulture, out var limit) ? limit : null;
    }

    /// <summary>Each stream has two sockets in the router, and two here: the client's and the provider's.</summary>
    public static int NeededFor(int streams) => 2 * streams + Others;
}
