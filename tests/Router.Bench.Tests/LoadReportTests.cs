using LlmRouter.Bench.Load;
using LlmRouter.Bench.Mock;
using LlmRouter.Bench.Peers;
using LlmRouter.Bench.Report;

namespace LlmRouter.Bench.Tests;

/// <summary>Medians, options, tables and the page that they go to.</summary>
public sealed class LoadReportTests : IDisposable
{
    private readonly string _page = Path.GetTempFileName();

    public void Dispose() => File.Delete(_page);

    [Theory]
    [InlineData(new double[] { 3 }, 3)]
    [InlineData(new double[] { 9, 1 }, 5)]
    [InlineData(new double[] { 9, 1, 2 }, 2)]
    [InlineData(new double[] { 4, 3, 2, 1 }, 2.5)]
    [InlineData(new double[0], double.NaN)]
    public void Median_OfValues_IsTheMiddle(double[] values, double median) => Assert.Equal(median, Statistics.Median(values));

    [Fact]
    public void LoadOptions_None_AreEverything()
    {
        Assert.True(LoadOptions.TryParse([], out var options, out _));

        Assert.True(options.IsEverything);
        Assert.Equal(3, options.Rounds);
    }

    [Fact]
    public void LoadOptions_All_AreTaken()
    {
        Assert.True(LoadOptions.TryParse(["--only", "short,long", "--peers", "router", "--rounds", "7"], out var options, out _));

        Assert.False(options.IsEverything);
        Assert.Equal(["short", "long"], options.Workloads);
        Assert.Equal(["router"], options.Peers);
        Assert.Equal(7, options.Rounds);
    }

    [Theory]
    [InlineData("--rounds")]
    [InlineData("--rounds", "0")]
    [InlineData("--rounds", "many")]
    [InlineData("--what", "1")]
    [InlineData("--only", "short", "--peers")]
    public void LoadOptions_ThatAreWrong_AreNamed(params string[] arguments)
    {
        Assert.False(LoadOptions.TryParse(arguments, out _, out var mistake));
        Assert.Contains("--", mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_Written_KeepsWhatPeopleWrote()
    {
        File.WriteAllText(_page, "above\n<!-- bench:a -->\nold\n<!-- /bench:a -->\nbetween\n<!-- bench:b -->\nother\n<!-- /bench:b -->\n");

        PerformancePage.Open(_page, "a").Write("\nnew\n\n");

        Assert.Equal("above\n<!-- bench:a -->\nnew\n<!-- /bench:a -->\nbetween\n<!-- bench:b -->\nother\n<!-- /bench:b -->\n", File.ReadAllText(_page));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<!-- bench:a -->")]
    [InlineData("<!-- /bench:a -->")]
    [InlineData("<!-- /bench:a --><!-- bench:a -->")]
    [InlineData("<!-- bench:b --><!-- /bench:b -->")]
    public void Page_WithoutTheMarkers_IsRefusedBeforeARun(string text)
    {
        File.WriteAllText(_page, text);

        Assert.Throws<InvalidDataException>(() => PerformancePage.Open(_page, "a"));
    }

    [Fact]
    public void Table_OfRounds_HasMediansAndRatiosToYarp()
    {
        var table = new ResultTable(new Workload(), [("router", [Of(5, 1), Of(50, 2), Of(6, 3)]), ("yarp", [Of(12, 1)])]).Markdown();

        Assert.Equal(
            """
            ### Sample

            | peer | CPU µs | ratio to YARP | req/s | answers not whole |
            |---|---:|---:|---:|---:|
            | router | 6.0 | 0.50 | 2 | 3 |
            | yarp | 12.0 | 1.00 | 1 | 1 |

            """.ReplaceLineEndings("\n"),
            table);
    }

    [Fact]
    public void Table_WithoutYarp_HasNoRatio() => Assert.Contains("| router | 5.0 | – | 1 | 1 |", new ResultTable(new Workload(), [("router", [Of(5, 1)])]).Markdown(), StringComparison.Ordinal);

    [Fact]
    public void Table_OfWhatIsNoNumber_SaysSo() => Assert.Contains("| yarp | – | – | 1 | 1 |", new ResultTable(new Workload(), [("yarp", [Of(double.NaN, 1)])]).Markdown(), StringComparison.Ordinal);

    private static Measurement Of(params double[] values) => new(values, Faults: 1, FirstFault: "status 500");

    private sealed class Workload : IWorkload
    {
        public string Name => "sample";

        public string Title => "Sample";

        public IReadOnlyList<Metric> Metrics { get; } = [new("CPU µs", 1, Compared: true), new("req/s", 0)];

        public Task<Measurement> MeasureAsync(PeerProcess peer, MockProvider provider) => throw new NotSupportedException();
    }
}
