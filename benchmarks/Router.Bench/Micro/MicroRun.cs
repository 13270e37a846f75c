using System.Diagnostics;
using LlmRouter.Bench.Peers;

namespace LlmRouter.Bench.Micro;

/// <summary>Runs the project of the micro-benchmarks as a process of its own and fetches its table.</summary>
internal sealed class MicroRun(string repositoryRoot)
{
    private readonly string folder = Path.Combine(repositoryRoot, "benchmarks/Router.Bench.Micro/bin/Release/net10.0");

    private string Results => Path.Combine(folder, "results");

    /// <summary>Its report goes to standard output while it runs.</summary>
    /// <returns>False when a benchmark failed or none was chosen.</returns>
    public async Task<bool> RunAsync(string filter)
    {
        // What an earlier run left is no result of this one.
        if (Directory.Exists(Results)) Directory.Delete(Results, recursive: true);
        var info = new ProcessStartInfo("dotnet", [Path.Combine(folder, "Router.Bench.Micro.dll"), "--filter", filter]);
        RuntimeDefaults.Restore(info);
        using var process = Process.Start(info)!;
        await process.WaitForExitAsync().ConfigureAwait(false);
        return process.ExitCode == 0;
    }

    /// <summary>The compact table of the last run.</summary>
    public string Table() => MicroTable.Compact(File.ReadAllText(Directory.EnumerateFiles(Results, "*-github.md", SearchOption.AllDirectories).Single()));
}
