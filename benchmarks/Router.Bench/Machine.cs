using System.Runtime.InteropServices;

namespace LlmRouter.Bench;

/// <summary>The machine a run happened on.</summary>
internal static class Machine
{
    /// <summary>Whether peers and load can be kept apart: two cores and <c>taskset</c>.</summary>
    public static bool Pins { get; } = Cores > 1 && File.Exists("/usr/bin/taskset");

    /// <summary>Every core, as <c>taskset</c> wants them listed.</summary>
    public static string EveryCore => $"0-{Cores - 1}";

    // This program may be pinned to one core already, so the runtime's own count would say 1.
    private static int Cores => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").Count(line => line.StartsWith("processor", StringComparison.Ordinal))
        : Environment.ProcessorCount;

    /// <summary>One line for the report.</summary>
    /// <param name="repositoryRoot">Where the engine's choice is written down.</param>
    /// <param name="peersRunOn">Where peers run when they are pinned.</param>
    public static string Describe(string repositoryRoot, string peersRunOn = "core 0")
    {
        var engineFile = Path.Combine(repositoryRoot, ".akka-engine");
        var engine = File.Exists(engineFile) ? File.ReadAllText(engineFile).Trim() : "bundled";
        var pinned = Pins ? $"peers on {peersRunOn}, provider and load on core 1" : "nothing pinned to a core";
        return $"{Cores} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, Akka engine: {engine}; {pinned}; load average at the start {Load()}";
    }

    private static string Load() => File.Exists("/proc/loadavg")
        ? File.ReadAllText("/proc/loadavg").Split(' ')[0]
        : "unknown";
}
