using System.Globalization;

namespace LlmRouter.Bench.Peers;

/// <summary>What the whole machine has used since it started.</summary>
internal static class MachineUsage
{
    private const string Path = "/proc/stat";

    // USER_HZ, as in ProcessUsage.
    private const double MicrosecondsPerTick = 10_000;

    /// <summary>CPU time of all cores that was not idle, in microseconds; null where the system does not say.</summary>
    public static double? BusyMicroseconds()
    {
        if (!File.Exists(Path)) return null;
        // proc(5): "cpu  user nice system idle iowait irq softirq steal …", summed over the cores.
        var fields = File.ReadLines(Path).First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int[] busy = [1, 2, 3, 6, 7];
        return busy.Sum(field => double.Parse(fields[field], CultureInfo.InvariantCulture)) * MicrosecondsPerTick;
    }
}
