using System.Diagnostics;
using System.Globalization;

namespace LlmRouter.Bench.Peers;

/// <summary>What a process has used: from /proc where there is one, otherwise by <see cref="Process"/>.</summary>
internal static class ProcessUsage
{
    // USER_HZ, which is 100 on every Linux that .NET runs on; one tick is 10 ms.
    private const double TicksPerSecond = 100;

    /// <summary>CPU time, user and system, of all threads, in microseconds.</summary>
    public static double CpuMicroseconds(Process process)
    {
        var path = $"/proc/{process.Id}/stat";
        if (!File.Exists(path))
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalMicroseconds;
        }
        var text = File.ReadAllText(path);
        // proc(5): the command in brackets may hold spaces; utime and stime are fields 14 and 15, the state after it is field 3.
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        return ticks / TicksPerSecond * 1_000_000;
    }

    /// <summary>Resident memory now, in KiB.</summary>
    public static double ResidentKib(Process process) => StatusKib(process, "VmRSS:") ?? Refreshed(process).WorkingSet64 / 1024.0;

    /// <summary>The most memory that was ever resident, in KiB.</summary>
    public static double PeakResidentKib(Process process) => StatusKib(process, "VmHWM:") ?? Refreshed(process).PeakWorkingSet64 / 1024.0;

    /// <summary>Millions of bytes, as reports show memory.</summary>
    public static double Megabytes(double kib) => kib * 1024 / 1_000_000;

    /// <summary>Open files, sockets and the like.</summary>
    public static int Handles(Process process) => EntriesOf(process, "fd") ?? Refreshed(process).HandleCount;

    public static int Threads(Process process) => EntriesOf(process, "task") ?? Refreshed(process).Threads.Count;

    private static int? EntriesOf(Process process, string folder)
    {
        var path = $"/proc/{process.Id}/{folder}";
        return Directory.Exists("/proc/self") ? Directory.EnumerateFileSystemEntries(path).Count() : null;
    }

    private static double? StatusKib(Process process, string field)
    {
        var path = $"/proc/{process.Id}/status";
        if (!File.Exists(path)) return null;
        var line = File.ReadLines(path).First(candidate => candidate.StartsWith(field, StringComparison.Ordinal));
        return double.Parse(line[field.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }

    private static Process Refreshed(Process process)
    {
        process.Refresh();
        return process;
    }
}
