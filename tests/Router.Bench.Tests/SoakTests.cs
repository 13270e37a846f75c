using System.Xml;
using LlmRouter.Bench.Soak;

namespace LlmRouter.Bench.Tests;

/// <summary>What counts as drift, and the picture and text that tell of it.</summary>
public sealed class SoakTests
{
    private static readonly VisitCounts Fine = new(Requests: 1000, Aborts: 10, Faults: 100, Wrong: 0, []);
    private static readonly double[] Level = [100, 200, 30, 40, 50, 7];

    public static TheoryData<int, double, bool> IdleAfter => new()
    {
        // Which curve, how far off after the load, whether that is drift.
        { 1, 8, false }, { 1, 9, true }, { 1, -50, false },
        { 2, 4, false }, { 2, 5, true }, { 2, -9, false },
        { 3, 1, true }, { 3, -1, true }, { 4, 1, true }, { 4, -1, true }, { 5, 1, true }, { 5, -1, true },
        { 0, 500, false },
    };

    [Fact]
    public void Drift_OfALevelRun_IsNone() => Assert.Empty(Drift.Find(Samples(), Fine));

    [Theory]
    [InlineData(1.09, 0)]
    [InlineData(1.11, 1)]
    [InlineData(0.5, 0)]
    public void Drift_MemoryOfTheLastQuarter_MayGrowByATenth(double growth, int found) =>
        Assert.Equal(found, Drift.Find(Samples((second, values) => values[0] *= second >= 90 ? growth : 1), Fine).Count);

    [Theory]
    [MemberData(nameof(IdleAfter))]
    public void Drift_IdleAfterTheLoad_IsThatBeforeIt(int curve, double off, bool drifts) =>
        Assert.Equal(drifts ? 1 : 0, Drift.Find(Samples((second, values) => values[curve] += second >= 120 ? off : 0), Fine).Count);

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(5)]
    public void Drift_OneLookFailed_IsAFailure(int curve) =>
        Assert.Contains("unknown at 1 of", Assert.Single(Drift.Find(Samples((second, values) => values[curve] = second == 60 ? double.NaN : values[curve]), Fine)), StringComparison.Ordinal);

    [Fact]
    public void Drift_NothingKnown_IsAFailureOfEveryCurve() => Assert.True(Drift.Find(new SoakSamples([], TimeSpan.FromMinutes(1)), Fine).Count >= SoakCurve.All.Count);

    [Fact]
    public void Drift_AnswersWrong_AreNamed() =>
        Assert.Contains("cut: looks whole", Assert.Single(Drift.Find(Samples(), Fine with { Wrong = 2, Examples = ["cut: looks whole"] })), StringComparison.Ordinal);

    [Fact]
    public void Drift_NoRequests_IsAFailure() => Assert.Single(Drift.Find(Samples(), Fine with { Requests = 0 }));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(180)]
    [InlineData(7200)]
    public void Chart_OfAnyLength_IsWellFormed(int seconds)
    {
        var samples = new SoakSamples([.. Enumerable.Range(-30, seconds).Select(second => Sample(second, (at, values) => values[0] += at % 7))], TimeSpan.FromSeconds(Math.Max(0, seconds - 60)));

        var elements = Elements(new SoakChart(samples, "1 < 2 & \"3\"").Draw());

        Assert.Equal(seconds == 0 ? 0 : SoakCurve.All.Count, elements.Count(name => name == "polyline"));
        Assert.InRange(elements.Count(name => name == "text"), 4 * SoakCurve.All.Count, 100);
    }

    [Fact]
    public void Chart_OfWhatIsUnknown_SaysSo()
    {
        var svg = new SoakChart(Samples((_, values) => Array.Fill(values, double.NaN)), "x").Draw();

        Assert.Contains("unknown", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_OfDrift_NamesItAndOfNoneSaysSo()
    {
        Assert.Contains("No drift.", new SoakReport(new SoakOptions(2), Samples(), Fine).Markdown("a machine"), StringComparison.Ordinal);
        var drifted = new SoakReport(new SoakOptions(2), Samples((second, values) => values[4] += second >= 120 ? 1 : 0), Fine).Markdown("a machine");
        Assert.Contains("* live graphs: 50 before the load and 51 after it.", drifted, StringComparison.Ordinal);
        Assert.Contains("| live graphs | 50 | 50 | 50 | 51 | 51 |", drifted, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1, "--minutes", "1")]
    [InlineData(120, "--minutes", "120")]
    public void Options_ThatAreRight_AreTaken(int minutes, params string[] arguments)
    {
        Assert.True(SoakOptions.TryParse(arguments, out var options, out _));
        Assert.Equal(minutes, options.Minutes);
    }

    [Theory]
    [InlineData("--minutes")]
    [InlineData("--minutes", "0")]
    [InlineData("--minutes", "121")]
    [InlineData("--minutes", "1.5")]
    [InlineData("--hours", "1")]
    [InlineData("--minutes", "1", "--minutes", "2")]
    public void Options_ThatAreWrong_AreRefused(params string[] arguments) => Assert.False(SoakOptions.TryParse(arguments, out _, out _));

    private static SoakSamples Samples(Action<int, double[]>? change = null) =>
        new([.. Enumerable.Range(-30, 180).Select(second => Sample(second, change))], TimeSpan.FromMinutes(2));

    private static SoakSample Sample(int second, Action<int, double[]>? change)
    {
        double[] values = [.. Level];
        change?.Invoke(second, values);
        return new SoakSample(TimeSpan.FromSeconds(second), values);
    }

    private static List<string> Elements(string svg)
    {
        using var reader = XmlReader.Create(new StringReader(svg));
        var names = new List<string>();
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element) names.Add(reader.LocalName);
        }
        return names;
    }
}
