using System.Diagnostics;
using LlmRouter.Http.Start;
using LlmRouter.Testing;

namespace LlmRouter.Http.Tests.Start;

public sealed class ProgramTests
{
    [Fact]
    public async Task Option_ThatIsUnknown_Exits64AndSaysSo()
    {
        var (code, output, errors) = await RunAsync("--frobnicate");

        Assert.Equal(64, code);
        Assert.Equal("", output);
        Assert.Contains("--frobnicate", errors, StringComparison.Ordinal);
        Assert.Contains("--help", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "--config PATH")]
    [InlineData("--version", "0.1.0")]
    public async Task Question_AboutTheProgram_IsAnsweredWithoutSettings(string option, string answer)
    {
        var (code, output, errors) = await RunAsync(option, "--config", "/no/such/file.conf");

        Assert.Equal(0, code);
        Assert.Contains(answer, output, StringComparison.Ordinal);
        Assert.Equal("", errors);
    }

    [Fact]
    public async Task Configuration_ThatIsMissing_Exits78AndNamesTheFile()
    {
        var (code, output, errors) = await RunAsync("--config", "/no/such/file.conf");

        Assert.Equal(78, code);
        Assert.Equal("", output);
        Assert.Contains("/no/such/file.conf", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configuration_NamedByTheEnvironment_IsUsed()
    {
        var (code, _, errors) = await RunAsync(new Dictionary<string, string> { ["ROUTER_CONFIG"] = "/no/such/env.conf" });

        Assert.Equal(78, code);
        Assert.Contains("/no/such/env.conf", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configuration_OfTheCommandLine_BeatsTheEnvironments()
    {
        var (_, _, errors) = await RunAsync(new Dictionary<string, string> { ["ROUTER_CONFIG"] = "/no/such/env.conf" }, "--config", "/no/such/arg.conf");

        Assert.Contains("/no/such/arg.conf", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("/no/such/env.conf", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OfTheDefaults_Exits0WithASummary()
    {
        var (code, output, errors) = await RunAsync("--check");

        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("localhost:8777", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OfSeveralMistakes_Exits78WithAllOfThem()
    {
        var (code, output, errors) = await RunAsync("--check", "--port", "banana", "--host", "not a host");

        Assert.Equal((78, ""), (code, output));
        Assert.Contains("--port", errors, StringComparison.Ordinal);
        Assert.Contains("--host", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_OfNoRouter_Exits1()
    {
        var (code, _, errors) = await RunAsync("--health", "--port", "1");

        Assert.Equal(1, code);
        Assert.Contains("http://127.0.0.1:1/health", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_OfARunningRouter_Exits0()
    {
        await using var router = await Fakes.RunningRouter.StartAsync();

        var (code, _, errors) = await RunAsync("--health", "--port", $"{router.Port}");

        Assert.Equal((0, ""), (code, errors));
    }

    [Theory]
    [InlineData("--version", 0)]
    [InlineData("--frobnicate", 64)]
    public async Task Process_OfTheProgram_HasTheExitCode(string option, int code)
    {
        var program = typeof(Program).Assembly.Location;
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, option]) { RedirectStandardOutput = true, RedirectStandardError = true })!;

        await process.WaitForExitAsync().Patiently();

        Assert.Equal(code, process.ExitCode);
    }

    private static Task<(int Code, string Output, string Errors)> RunAsync(params string[] args) => RunAsync(new Dictionary<string, string>(), args);

    private static async Task<(int Code, string Output, string Errors)> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        using var signals = new ProcessSignals();
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await Program.RunAsync(args, environment, signals, output, errors).Patiently();
        return (code, output.ToString(), errors.ToString());
    }
}
