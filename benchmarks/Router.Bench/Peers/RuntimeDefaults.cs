using System.Diagnostics;

namespace LlmRouter.Bench.Peers;

/// <summary>What this program runs with is its own affair: a process that it starts has the runtime's defaults.</summary>
internal static class RuntimeDefaults
{
    /// <summary>
    /// Measured: on one core that is never idle the runtime takes half a minute to compile a proxy's code well, because it waits for a pause
    /// first; a proxy is then three times as fast in some workloads. With this it takes seconds, and comes to the same.
    /// </summary>
    public static readonly KeyValuePair<string, string> CompileWithoutPause = new("DOTNET_TC_CallCountingDelayMs", "0");

    /// <summary>Measured: without the pause over a quarter of the compiler's work is code that only starting needs; with 512 calls (in hexadecimal) it is spared.</summary>
    public static readonly KeyValuePair<string, string> CompileWhatStays = new("DOTNET_TC_CallCountThreshold", "200");

    /// <summary>What <c>./run</c> and the image start the router with: the collector's first generation has 64 MiB (in hexadecimal).</summary>
    public static readonly KeyValuePair<string, string> FirstGeneration = new("DOTNET_GCgen0size", "4000000");

    public static void Restore(ProcessStartInfo info)
    {
        foreach (var name in info.Environment.Keys.Where(name => name.StartsWith("DOTNET_", StringComparison.Ordinal) && name != "DOTNET_ROOT").ToList())
        {
            info.Environment.Remove(name);
        }
    }
}
