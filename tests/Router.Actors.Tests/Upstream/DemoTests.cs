using System.Text;
using LlmRouter.Upstream.Demo;

namespace LlmRouter.Tests.Upstream;

public sealed class DemoTests
{
    [Fact]
    public async Task Body_ReadInCuts_IsTheWholeReply()
    {
        var pieces = DemoEvents.Of(new DemoRequest(Stream: true, DemoAnswer.Length, Cut: false, TimeSpan.Zero), chat: true).ToList();
        var body = await ReadAsync(new DemoBody(pieces, TimeSpan.Zero, TimeProvider.System));

        Assert.Equal(pieces.SelectMany(p => p), body.SelectMany(r => r));
    }

    [Fact]
    public async Task Body_ReadInCuts_IsCutInsideCharacters()
    {
        var pieces = DemoEvents.Of(new DemoRequest(Stream: true, DemoAnswer.Length, Cut: false, TimeSpan.Zero), chat: true);
        var body = await ReadAsync(new DemoBody(pieces, TimeSpan.Zero, TimeProvider.System));

        Assert.Contains(body, read => (read[0] & 0xC0) == 0x80);
    }

    [Theory]
    [InlineData("""{"model":"demo"}""", false, 1, false)]
    [InlineData("""{"model":"demo","stream":true,"demo_repeat":3}""", true, 3, false)]
    [InlineData("""{"model":"demo","messages":[{"role":"user","content":{"stream":true}}],"demo_repeat":"x"}""", false, 1, false)]
    public void Request_Length_IsWholeAnswers(string body, bool stream, int answers, bool cut)
    {
        var request = DemoRequest.Read(Encoding.UTF8.GetBytes(body));

        Assert.Equal((stream, answers * DemoAnswer.Length, cut), (request.Stream, request.Tokens, request.Cut));
    }

    [Fact]
    public void Request_MaxTokens_CutsTheAnswer()
    {
        var request = DemoRequest.Read("""{"max_tokens":5,"demo_delay_ms":0}"""u8);

        Assert.Equal((5, true, TimeSpan.Zero), (request.Tokens, request.Cut, request.Delay));
    }

    private static async Task<List<byte[]>> ReadAsync(Stream body)
    {
        var reads = new List<byte[]>();
        var buffer = new byte[4096];
        while (await body.ReadAsync(buffer) is var count and > 0) reads.Add(buffer[..count]);
        return reads;
    }
}
