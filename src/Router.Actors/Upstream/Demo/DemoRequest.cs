using System.Text.Json;

namespace LlmRouter.Upstream.Demo;

/// <summary>What the demo looks at in a request. Everything else it ignores.</summary>
/// <param name="Stream">Events, or one document.</param>
/// <param name="Tokens">Length of the answer in tokens: the whole answer, <c>demo_repeat</c> times, or <c>max_tokens</c> where that is less.</param>
/// <param name="Cut">True when <c>max_tokens</c> cut it.</param>
/// <param name="Delay">Pause before each token: <c>demo_delay_ms</c>.</param>
internal sealed record DemoRequest(bool Stream, int Tokens, bool Cut, TimeSpan Delay)
{
    private const int MostRepeats = 10_000;
    private static readonly TimeSpan DefaultDelay = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(10);

    public static DemoRequest Read(ReadOnlySpan<byte> body)
    {
        var stream = false;
        int? most = null;
        var repeat = 1;
        var delay = DefaultDelay;
        var reader = new Utf8JsonReader(body);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("stream"u8)) stream = Next(ref reader) == JsonTokenType.True;
            else if (reader.ValueTextEquals("max_tokens"u8) || reader.ValueTextEquals("max_completion_tokens"u8)) most = Number(ref reader) ?? most;
            else if (reader.ValueTextEquals("demo_repeat"u8)) repeat = Math.Clamp(Number(ref reader) ?? 1, 1, MostRepeats);
            else if (reader.ValueTextEquals("demo_delay_ms"u8)) delay = Number(ref reader) is { } ms and >= 0 ? TimeSpan.FromMilliseconds(ms) : delay;
            else Next(ref reader);
            reader.Skip();
        }

        var whole = DemoAnswer.Length * repeat;
        var tokens = most is { } limit and >= 0 && limit < whole ? limit : whole;
        return new DemoRequest(stream, tokens, tokens < whole, delay < LongestDelay ? delay : LongestDelay);
    }

    private static JsonTokenType Next(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType;
    }

    private static int? Number(ref Utf8JsonReader reader) =>
        Next(ref reader) == JsonTokenType.Number && reader.TryGetInt32(out var value) ? value : null;
}
