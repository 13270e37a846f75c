using LlmRouter.Bench.Micro;

namespace LlmRouter.Bench.Tests;

public sealed class MicroTableTests
{
    private const string Report =
        """
        ```
        BenchmarkDotNet v0.15, Linux
        ```
        | Type              | Method           | Waits | Mean      | Error    | Gen0   | Allocated |
        |------------------ |----------------- |------ |----------:|---------:|-------:|----------:|
        | FramingBenchmarks | SplitLines       | ?     |  41.12 ns | 0.220 ns |      - |         - |
        |                   |                  |       |           |          |        |           |
        | RelayBenchmarks   | 'OpenAi 500'     | True  | 310.02 ns | 9.120 ns | 0.0012 |      24 B |
        """;

    [Fact]
    public void Report_Compacted_KeepsNameMeanAndAllocation() => Assert.Equal(
        "| what | mean | allocated |\n|---|---:|---:|\n| Framing.SplitLines | 41.12 ns | 0 B |\n| Relay.OpenAi 500 (Waits True) | 310.02 ns | 24 B |\n",
        MicroTable.Compact(Report));

    [Fact]
    public void Report_WithoutAResult_IsRefused() =>
        Assert.Contains("Relay", Assert.Throws<InvalidDataException>(() => MicroTable.Compact(Report.Replace("310.02 ns", "NA", StringComparison.Ordinal).Replace("RelayBenchmarks", "Relay", StringComparison.Ordinal))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Type")]
    [InlineData("Method")]
    [InlineData("Mean")]
    [InlineData("Allocated")]
    public void Report_WithoutAColumn_IsRefused(string column) =>
        Assert.Contains(column, Assert.Throws<InvalidDataException>(() => MicroTable.Compact(Report.Replace("| " + column, "| Other", StringComparison.Ordinal))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("nothing ran")]
    [InlineData("| Type | Method | Mean | Allocated |\n|---|---|---|---|")]
    public void Report_WithoutRows_IsRefused(string report) => Assert.Throws<InvalidDataException>(() => MicroTable.Compact(report));
}
