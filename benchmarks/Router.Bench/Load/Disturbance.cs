using System.Diagnostics;
using System.Globalization;
using LlmRouter.Bench.Peers;

namespace LlmRouter.Bench.Load;

/// <summary>How much of a core processes other than the peer and this one used while a peer was measured: what tells a quiet machine from a busy one.</summary>
internal sealed class Disturbance
{
    private readonly List<double> shares = [];

    /// <summary>One line for the report.</summary>
    public string Text => shares.Count == 0
        ? "What other processes used is not known on this system."
        : string.Create(CultureInfo.InvariantCulture, $"Other processes used {Statistics.Median(shares):P0} of a core while a peer was measured (median; at most {shares.Max():P0}).");

    /// <summary>Measures, and notes what others used meanwhile.</summary>
    public async Task<Measurement> WatchAsync(PeerProcess peer, Func<Task<Measurement>> measure)
    {
        var (machine, ours, begun) = (MachineUsage.BusyMicroseconds(), Ours(peer), Stopwatch.GetTimestamp());
        var measurement = await measure().ConfigureAwait(false);
        var elapsed = Stopwatch.GetElapsedTime(begun).TotalMicroseconds;
        var others = MachineUsage.BusyMicroseconds() - machine - (Ours(peer) - ours);
        if (machine is not null && others is { } used) shares.Add(Math.Max(0, used / elapsed));
        return measurement;
    }

    private static double Ours(PeerProcess peer) => peer.CpuMicroseconds + Environment.CpuUsage.TotalTime.TotalMicroseconds;
}
