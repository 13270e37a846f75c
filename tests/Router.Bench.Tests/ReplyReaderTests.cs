using System.Text;
using LlmRouter.Bench.Client;

namespace LlmRouter.Bench.Tests;

/// <summary>Every reply of the load generator's, cut in two at every place and byte by byte: the cuts change nothing.</summary>
public sealed class ReplyReaderTests
{
    private const string Token = "data: {\"choices\":[{\"delta\":{\"content\":\" token\"},\"finish_reason\":null}]}\n\n";
    private const string Finish = "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    private const string Terminator = "data: [DONE]\n\n";
    private const string Document = "{\"choices\":[{\"message\":{\"content\":\" token\"},\"finish_reason\":\"stop\"}]}";

    public static TheoryData<string, bool> Replies => new()
    {
        { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + Chunk(Token) + Chunk(Token) + Chunk(Finish + Terminator) + "0\r\n\r\n", true },
        { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + Chunk(Token[..9]) + Chunk(Token[9..] + Token + Finish[..3]) + Chunk(Finish[3..] + Terminator) + "0\r\n\r\n", true },
        { $"HTTP/1.1 200 OK\r\nContent-Length: {(Token + Token + Finish + Terminator).Length}\r\n\r\n{Token}{Token}{Finish}{Terminator}", true },
        { $"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{Token}{Token}{Finish}{Terminator}", true },
        { $"HTTP/1.1 200 OK\r\nContent-Length: {Document.Length}\r\n\r\n{Document}", false },
        { $"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{Document}", false },
    };

    [Theory]
    [MemberData(nameof(Replies))]
    public void Reply_CutAnywhere_ReadsTheSame(string reply, bool streams)
    {
        var bytes = Encoding.UTF8.GetBytes(reply);
        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            var reader = Read(bytes[..cut], bytes[cut..]);
            Assert.Equal((200, streams ? 2 : 1, true, streams, true), (reader.Status, reader.Tally.Tokens, reader.Tally.Finished, reader.Tally.Done, reader.IsComplete));
        }

        var trickled = Read([.. bytes.Select(single => new[] { single })]);
        Assert.Equal((200, streams ? 2 : 1, true, streams, true), (trickled.Status, trickled.Tally.Tokens, trickled.Tally.Finished, trickled.Tally.Done, trickled.IsComplete));
    }

    [Theory]
    [MemberData(nameof(Replies))]
    public void Reply_EndsEarly_IsCompleteOnlyWhereTheConnectionsEndIsTheBodys(string reply, bool streams)
    {
        var bytes = Encoding.UTF8.GetBytes(reply);
        var headLength = reply.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        var untilClose = reply.Contains("Connection: close", StringComparison.Ordinal);
        for (var length = 0; length < bytes.Length; length++)
        {
            var reader = Read(bytes[..length]);
            Assert.Equal(untilClose && length >= headLength, reader.IsComplete);
            Assert.False(streams && length < bytes.Length - 8 && reader.Tally.Done);
        }
    }

    [Fact]
    public void Reply_WithoutABody_IsCompleteAtItsHead()
    {
        var reader = Read(Encoding.UTF8.GetBytes("HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n"));

        Assert.Equal((429, true), (reader.Status, reader.IsComplete));
    }

    [Fact]
    public void Reader_Reset_ReadsTheNextReply()
    {
        var reader = Read(Encoding.UTF8.GetBytes("HTTP/1.1 500 No\r\nContent-Length: 2\r\n\r\n{}"));

        reader.Reset();
        reader.Feed(Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {Document.Length}\r\n\r\n{Document}"));

        Assert.Equal((200, 1, true), (reader.Status, reader.Tally.Tokens, reader.IsComplete));
    }

    [Theory]
    [InlineData("HTTP/1.1 abc\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n")]
    public void Reply_ThatIsNoHttp_IsRefused(string reply) => Assert.Throws<InvalidDataException>(() => Read(Encoding.UTF8.GetBytes(reply)));

    private static ReplyReader Read(params byte[][] parts)
    {
        var reader = new ReplyReader();
        reader.Reset();
        foreach (var part in parts) reader.Feed(part);
        reader.End();
        return reader;
    }

    private static string Chunk(string text) => $"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n";
}
