using System.Globalization;
using LlmRouter.Bench.Load;
using LlmRouter.Bench.Micro;
using LlmRouter.Bench.Peers;
using LlmRouter.Bench.Report;
using LlmRouter.Bench.Scale;
using LlmRouter.Bench.Soak;

namespace LlmRouter.Bench;

/// <summary>The program: one command each for the load part and its peers.</summary>
internal static class Program
{
    private const string AllOfThem = "*";

    private const string Help = """
        ./bench                       every workload on every peer; writes docs/performance.md
        ./bench load [options]        the same, with a choice:
            --only short,long         workloads: short, long, paced, many, whole, single, leave
            --peers router,yarp,yarp-tuned,nginx
            --rounds 3
        A choice is printed and not written to docs/performance.md.
        ./bench micro [filter]        micro-benchmarks of the parts, with allocations; all of them are written to docs/performance.md
        ./bench soak [--minutes N]    mixed traffic, aborts, faults and slow readers for N minutes (1 to 120, default 10);
                                      writes docs/soak.svg and docs/performance.md; exit code 1 when something drifts
        ./bench scale                 gaps that 512 streams see, cost from 1 to 5,000 streams and from 20 to 50,000 tokens, events of 1 and 10 MB,
                                      memory before and after; three minutes; writes docs/performance.md; exit code 1 when an answer was not whole
        """;

    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case [] or ["load", ..]: return await LoadAsync(args).ConfigureAwait(false);
            case ["micro"]: return await MicroAsync(AllOfThem).ConfigureAwait(false);
            case ["micro", var filter]: return await MicroAsync(filter).ConfigureAwait(false);
            case ["soak", ..]: return await SoakAsync(args).ConfigureAwait(false);
            case ["scale"]: return await ScaleAsync().ConfigureAwait(false);
            case ["serve-yarp", "--port", var port, "--target", var target]:
                await YarpServer.RunAsync(int.Parse(port, CultureInfo.InvariantCulture), target).ConfigureAwait(false);
                return 0;
            case ["--help"] or ["-h"]:
                Console.WriteLine(Help);
                return 0;
            default:
                Console.Error.WriteLine($"{args[0]} is no command. --help lists them.");
                return 2;
        }
    }

    private static async Task<int> LoadAsync(string[] args)
    {
        if (!LoadOptions.TryParse(args.AsSpan(Math.Min(1, args.Length)), out var options, out var mistake))
        {
            Console.Error.WriteLine($"{mistake} --help lists the options.");
            return 2;
        }
        var root = Directory.GetCurrentDirectory();
        var page = options.IsEverything ? PerformancePage.Open(Path.Combine(root, "docs/performance.md"), "load") : null;
        var machine = Machine.Describe(root);
        var run = new LoadRun(options, root, Console.Error);
        var tables = await run.RunAsync().ConfigureAwait(false);
        var report = $"Measured on: {machine}. Rounds: {options.Rounds}. {run.Disturbance.Text}\n\n{string.Join('\n', tables.Select(table => table.Markdown()))}";
        Console.Write(report);
        page?.Write(report);
        return 0;
    }

    private static async Task<int> MicroAsync(string filter)
    {
        var root = Directory.GetCurrentDirectory();
        var page = filter == AllOfThem ? PerformancePage.Open(Path.Combine(root, "docs/performance.md"), "micro") : null;
        var machine = Machine.Describe(root);
        var run = new MicroRun(root);
        if (!await run.RunAsync(filter).ConfigureAwait(false)) return 1;
        page?.Write($"Measured on: {machine}.\n\n{run.Table()}");
        return 0;
    }

    private static async Task<int> SoakAsync(string[] args)
    {
        if (!SoakOptions.TryParse(args.AsSpan(1), out var options, out var mistake))
        {
            Console.Error.WriteLine(mistake);
            return 2;
        }
        var root = Directory.GetCurrentDirectory();
        var page = PerformancePage.Open(Path.Combine(root, "docs/performance.md"), "soak");
        var machine = Machine.Describe(root);
        var run = new SoakRun(options, root, Console.Error);
        var samples = await run.RunAsync().ConfigureAwait(false);
        var report = new SoakReport(options, samples, run.Visits);
        await File.WriteAllTextAsync(Path.Combine(root, "docs/soak.svg"), new SoakChart(samples, report.Summary).Draw()).ConfigureAwait(false);
        page.Write(report.Markdown(machine));
        Console.Write(report.Markdown(machine));
        return report.Drifted.Count == 0 ? 0 : 1;
    }

    private static async Task<int> ScaleAsync()
    {
        var root = Directory.GetCurrentDirectory();
        var page = PerformancePage.Open(Path.Combine(root, "docs/performance.md"), "scale");
        var machine = Machine.Describe(root, peersRunOn: "every core");
        var run = new ScaleRun(root, Console.Error);
        var table = await run.RunAsync().ConfigureAwait(false);
        var report = $"Measured on: {machine}. {run.Disturbance.Text}\n\n{table.Markdown()}";
        page.Write(report);
        Console.Write(report);
        return table.IsWhole ? 0 : 1;
    }
}
