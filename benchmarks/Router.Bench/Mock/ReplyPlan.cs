using System.Buffers.Text;

namespace LlmRouter.Bench.Mock;

/// <summary>What the mock provider answers, written into the model's name by whoever asks: <c>tokens-gap-id-bytes</c>.</summary>
/// <param name="Tokens">Tokens of the answer.</param>
/// <param name="GapMicroseconds">Time between two tokens; 0 writes them as fast as the socket takes them.</param>
/// <param name="Id">Which client asked, for <see cref="DepartureLog"/>.</param>
/// <param name="Streams">Whether the answer is a stream of events or one JSON document.</param>
/// <param name="TokenBytes">Bytes of one token's text, where it is to be a long one; 0 otherwise. Not for paced streams.</param>
internal readonly record struct ReplyPlan(int Tokens, int GapMicroseconds, int Id, bool Streams, int TokenBytes = 0)
{
    /// <summary>The name that tells the mock provider this plan.</summary>
    public string ModelName => TokenBytes == 0 ? $"{Tokens}-{GapMicroseconds}-{Id}" : $"{Tokens}-{GapMicroseconds}-{Id}-{TokenBytes}";

    /// <summary>Reads the plan from a request's body. A provider's prefix before the name, as in <c>mock/20-0-0</c>, is passed over.</summary>
    public static ReplyPlan Read(ReadOnlySpan<byte> body)
    {
        var member = "\"model\":\""u8;
        var start = body.IndexOf(member);
        if (start < 0) return default;
        var name = body[(start + member.Length)..];
        name = name[..name.IndexOf((byte)'"')];
        name = name[(name.LastIndexOf((byte)'/') + 1)..];
        var streams = body.IndexOf("\"stream\":true"u8) >= 0;
        return new ReplyPlan(Next(ref name), Next(ref name), Next(ref name), streams, Next(ref name));
    }

    private static int Next(ref ReadOnlySpan<byte> name)
    {
        if (!Utf8Parser.TryParse(name, out int value, out var length)) return 0;
        name = name[Math.Min(length + 1, name.Length)..];
        return value;
    }
}
