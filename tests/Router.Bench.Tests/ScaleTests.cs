using System.Diagnostics;
using LlmRouter.Bench.Client;
using LlmRouter.Bench.Load;
using LlmRouter.Bench.Mock;
using LlmRouter.Bench.Scale;

namespace LlmRouter.Bench.Tests;

/// <summary>The arithmetic of a scale run, the plans it asks for, and its table.</summary>
public sealed class ScaleTests
{
    private static readonly long[] Hundred = [.. Enumerable.Range(1, 100).Select(value => (long)value).Reverse()];

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 50)]
    [InlineData(0.99, 99)]
    [InlineData(0.991, 100)]
    [InlineData(1, 100)]
    public void Percentile_OfValues_IsTheNearestRank(double share, double percentile) => Assert.Equal(percentile, Statistics.Percentile(Hundred, share));

    [Fact]
    public void Percentile_OfNothing_IsNoNumber() => Assert.Equal(double.NaN, Statistics.Percentile([], 0.5));

    [Fact]
    public void AddedGap_IsTheDifferenceOfPercentiles()
    {
        var second = Stopwatch.Frequency;

        Assert.Equal(1_500, AddedGap.Milliseconds([second, second, second], [second, second * 5 / 2, second * 9], 0.5));
        Assert.Equal(-1_000, AddedGap.Milliseconds([second * 2], [second], 0.99));
        Assert.Equal(double.NaN, AddedGap.Milliseconds([], [second], 0.5));
        Assert.Equal(double.NaN, AddedGap.Milliseconds([second], [], 0.5));
    }

    [Fact]
    public void TokenGaps_OfTwoStreams_AreThoseWithinEach()
    {
        var gaps = new TokenGaps();
        gaps.Begin();
        gaps.Note(tokens: 0, at: 5);
        gaps.Note(tokens: 1, at: 10);
        gaps.Note(tokens: 1, at: 12);
        gaps.Note(tokens: 3, at: 17);
        gaps.Begin();
        gaps.Note(tokens: 2, at: 100);
        gaps.Note(tokens: 3, at: 103);

        Assert.Equal([7, 0, 0, 3], gaps.Ticks);
    }

    [Theory]
    [InlineData(1, 50_000, 200)]
    [InlineData(64, 781, 12_800)]
    [InlineData(2_000, 25, 400_000)]
    [InlineData(5_000, 10, 1_000_000)]
    public void Concurrency_WhateverTheNumber_HasOneRate(int streams, int tokens, int gapMicroseconds) =>
        Assert.Equal(new ReplyPlan(tokens, gapMicroseconds, Id: 0, Streams: true), new ConcurrencyWorkload(streams).Plan);

    [Theory]
    [InlineData(0)]
    [InlineData(1_000_000)]
    public void Plan_InARequest_IsReadBack(int tokenBytes)
    {
        var plan = new ReplyPlan(7, 0, Id: 3, Streams: true, tokenBytes);

        Assert.Equal(plan, ReplyPlan.Read(ChatRequest.For(plan)));
    }

    [Fact]
    public void LongToken_Arrives_IsOneTokenOfItsLength()
    {
        var reader = new ReplyReader();
        reader.Feed(ReplyText.StreamHead);
        var before = reader.Tally.Bytes;
        reader.Feed(ReplyText.LongToken(100_000));
        reader.Feed(ReplyText.StreamEnd);

        Assert.Equal((1, true, true, true), (reader.Tally.Tokens, reader.Tally.Finished, reader.Tally.Done, reader.IsComplete));
        Assert.InRange(reader.Tally.Bytes - before, 100_000, 101_000);
    }

    [Theory]
    [InlineData("Max open files            1024                 524288               files", 1024L)]
    [InlineData("Max open files            unlimited            unlimited            files", null)]
    [InlineData("Max processes             7                    7                    processes", null)]
    public void DescriptorLimit_Read_IsTheSoftOne(string line, long? limit) =>
        Assert.Equal(limit, DescriptorLimit.Parse(["Limit                     Soft Limit           Hard Limit           Units", line]));

    [Fact]
    public void Table_OfRows_SaysWhatWasNotWhole()
    {
        var whole = new ScaleRow("a", "1 ms", 0);
        var unasked = new ScaleRow("b", "left out", null);
        var table = new ScaleTable([whole, unasked, whole with { Faults = 2 }]);

        Assert.Equal("| load | figures | answers not whole |\n|---|---|---:|\n| a | 1 ms | 0 |\n| b | left out | – |\n| a | 1 ms | 2 |\n", table.Markdown());
        Assert.False(table.IsWhole);
        Assert.True(new ScaleTable([whole, unasked]).IsWhole);
    }
}
