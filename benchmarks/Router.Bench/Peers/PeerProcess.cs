using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using LlmRouter.Bench.Client;
using LlmRouter.Bench.Mock;

namespace LlmRouter.Bench.Peers;

/// <summary>A peer that runs, as a process of its own: on the first core, or on all of them.</summary>
internal sealed class PeerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);
    private readonly Process process;
    private readonly string folder;

    private PeerProcess(Process process, string folder, int port, TimeSpan warmUp)
    {
        this.process = process;
        this.folder = folder;
        Port = port;
        WarmUp = warmUp;
    }

    public int Port { get; }

    /// <inheritdoc cref="IPeer.WarmUp"/>
    public TimeSpan WarmUp { get; }

    public double CpuMicroseconds => ProcessUsage.CpuMicroseconds(process);

    public double ResidentKib => ProcessUsage.ResidentKib(process);

    public double PeakResidentKib => ProcessUsage.PeakResidentKib(process);

    public int Handles => ProcessUsage.Handles(process);

    public int Threads => ProcessUsage.Threads(process);

    /// <summary>Starts a peer and waits until it answers.</summary>
    public static async Task<PeerProcess> StartAsync(IPeer peer, int providerPort, bool onEveryCore = false)
    {
        var folder = Directory.CreateTempSubdirectory("llm-router-bench-").FullName;
        var port = FreePort();
        var process = Process.Start(StartInfo(peer, peer.Command(port, providerPort, folder), onEveryCore ? Machine.EveryCore : "0"))!;
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        var started = new PeerProcess(process, folder, port, peer.WarmUp);
        try
        {
            await started.WaitUntilItAnswersAsync(peer.Name).ConfigureAwait(false);
            return started;
        }
        catch
        {
            await started.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>What the peer's CPU time was, in microseconds, while something was done.</summary>
    public async Task<double> CpuWhileAsync(Func<Task> work)
    {
        var before = CpuMicroseconds;
        await work().ConfigureAwait(false);
        return CpuMicroseconds - before;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync().ConfigureAwait(false);
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static ProcessStartInfo StartInfo(IPeer peer, IReadOnlyList<string> command, string cores)
    {
        IReadOnlyList<string> whole = Machine.Pins ? ["taskset", "-c", cores, .. command] : command;
        var info = new ProcessStartInfo(whole[0], whole.Skip(1)) { UseShellExecute = false, RedirectStandardOutput = true };
        RuntimeDefaults.Restore(info);
        foreach (var (name, value) in peer.Environment) info.Environment[name] = value;
        return info;
    }

    private async Task WaitUntilItAnswersAsync(string name)
    {
        var plan = new ReplyPlan(Tokens: 1, GapMicroseconds: 0, Id: 0, Streams: true);
        var request = ChatRequest.For(plan);
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            using var connection = new ChatConnection(Port);
            var answer = await connection.AskAsync(plan, request).ConfigureAwait(false);
            if (answer.Fault is null) return;
            if (process.HasExited) throw new InvalidOperationException($"{name} ended with exit code {process.ExitCode} instead of serving.");
            if (Stopwatch.GetElapsedTime(begun) > StartLimit) throw new InvalidOperationException($"{name} does not serve: {answer.Fault}.");
            await Task.Delay(BetweenTries, TimeProvider.System).ConfigureAwait(false);
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
