using LlmRouter.Bench.Client;

namespace LlmRouter.Bench.Tests;

public sealed class SseTallyTests
{
    [Fact]
    public void Stream_ThatIsWhole_IsCounted()
    {
        var tally = Fed("data: {\"content\":\" token\"}\n\ndata: {\"content\":\" token\"}\r\n\r\ndata: {\"finish_reason\":\"stop\"}\n\ndata: [DONE]\n\n"u8);

        Assert.Equal((2, true, true, 0), (tally.Tokens, tally.Finished, tally.Done, tally.Errors));
    }

    [Fact]
    public void Stream_WithAnError_IsNoWholeOne()
    {
        var tally = Fed("data: {\"content\":\" token\"}\n\ndata: {\"error\":{\"code\":\"stream_incomplete\"}}\n\n"u8);

        Assert.Equal((1, false, false, 1), (tally.Tokens, tally.Finished, tally.Done, tally.Errors));
    }

    [Fact]
    public void Line_LongerThanItsBuffer_IsOneLineAndTheNextIsReadWhole()
    {
        var tally = new SseTally();
        tally.Feed("data: {\"content\":\" token"u8);
        for (var part = 0; part < 100; part++) tally.Feed(new byte[1000]);
        tally.Feed("\"}\ndata: [DONE]\n"u8);

        Assert.Equal((1, true), (tally.Tokens, tally.Done));
    }

    [Fact]
    public void Tally_Reset_HasNothing()
    {
        var tally = Fed("data: {\"content\":\" token\",\"finish_reason\":\"stop\"}\ndata: [DONE]\ndata: {\"error\"\nrest"u8);

        tally.Reset();
        tally.Flush();

        Assert.Equal((0, false, false, 0), (tally.Tokens, tally.Finished, tally.Done, tally.Errors));
    }

    private static SseTally Fed(ReadOnlySpan<byte> text)
    {
        var tally = new SseTally();
        tally.Feed(text);
        tally.Flush();
        return tally;
    }
}
