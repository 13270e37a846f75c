using LlmRouter.Bench.Soak;

namespace LlmRouter.Bench.Tests;

/// <summary>Which answer is right for which visit: a broken one that looks whole never is.</summary>
public sealed class VisitTests
{
    private static readonly Seen WholeStream = new(200, 20, Errors: 0, Finished: true, Done: true, Complete: true, Broke: null);

    [Fact]
    public void Whole_EverythingThere_IsRight() => Assert.Null(For(Expectation.Whole).Check(WholeStream));

    [Fact]
    public void Whole_AnythingMissing_IsWrong()
    {
        Seen[] wrong =
        [
            WholeStream with { Status = 502 }, WholeStream with { Tokens = 19 }, WholeStream with { Tokens = 21 }, WholeStream with { Errors = 1 },
            WholeStream with { Finished = false }, WholeStream with { Done = false }, WholeStream with { Complete = false }, default,
        ];
        Assert.All(wrong, seen => Assert.NotNull(For(Expectation.Whole).Check(seen)));
    }

    [Fact]
    public void Whole_Document_HasNoTerminator()
    {
        var visit = For(Expectation.Whole) with { Streams = false };

        Assert.Null(visit.Check(WholeStream with { Done = false }));
        Assert.NotNull(visit.Check(WholeStream));
    }

    [Fact]
    public void Broken_WithItsError_IsRightAndWithAnEndIsWrong()
    {
        var visit = For(Expectation.Broken);
        var broken = WholeStream with { Tokens = 5, Errors = 1, Finished = false, Done = false };

        Assert.Null(visit.Check(broken));
        Assert.Null(visit.Check(broken with { Complete = false }));
        Assert.Null(visit.Check(broken with { Status = 502, Errors = 0, Tokens = 0 }));
        Seen[] wrong = [broken with { Done = true }, broken with { Finished = true }, broken with { Errors = 0 }, WholeStream, default];
        Assert.All(wrong, seen => Assert.NotNull(visit.Check(seen)));
    }

    [Fact]
    public void Refused_NeedsAnErrorStatusAndAWholeBody()
    {
        var refused = new Seen(502, 0, 0, Finished: false, Done: false, Complete: true, Broke: null);

        Assert.Null(For(Expectation.Refused).Check(refused));
        Assert.All((Seen[])[refused with { Status = 200 }, refused with { Complete = false }, default], seen => Assert.NotNull(For(Expectation.Refused).Check(seen)));
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(6, true)]
    public void Begun_NeedsTheTokensThatTheClientWaitsFor(int tokens, bool right) =>
        Assert.Equal(right, (For(Expectation.Begun) with { LeavesAfter = 5 }).Check(new Seen(200, tokens, 0, false, false, false, null)) is null);

    [Fact]
    public void Mix_Drawn_BringsEveryVisitByItsWeight()
    {
        var visits = SoakMix.Visits();
        var random = new Random(1);
        var drawn = Enumerable.Range(0, 20_000).Select(_ => SoakMix.Next(visits, random)).CountBy(visit => visit.Name).ToDictionary();
        var all = visits.Sum(visit => visit.Weight);

        Assert.All(visits, visit => Assert.InRange(drawn[visit.Name], 20_000 * visit.Weight / all * 0.6, 20_000 * visit.Weight / all * 1.4));
    }

    [Fact]
    public void Tally_OfVisits_CountsEachAsWhatItIs()
    {
        var tally = new VisitTally();
        tally.Note(For(Expectation.Whole), null);
        tally.Note(For(Expectation.Begun) with { LeavesAfter = 5 }, null);
        tally.Note(For(Expectation.Broken) with { Fault = ProviderFault.Cut }, null);
        for (var wrong = 0; wrong < 9; wrong++) tally.Note(For(Expectation.Whole), "not whole");

        var counts = tally.Counts;

        Assert.Equal((12, 1, 1, 9), (counts.Requests, counts.Aborts, counts.Faults, counts.Wrong));
        Assert.Equal("sample: not whole", counts.Examples[0]);
        Assert.InRange(counts.Examples.Count, 1, 5);
    }

    private static Visit For(Expectation expectation) => new("sample", 1, [], expectation, Tokens: 20);
}
