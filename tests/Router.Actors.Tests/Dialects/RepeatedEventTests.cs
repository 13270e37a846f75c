using System.Text;
using LlmRouter.Dialects;
using LlmRouter.Dialects.OpenAi;
using LlmRouter.Framing;

namespace LlmRouter.Tests.Dialects;

/// <summary>
/// An event known again says what reading it would have said. The reader that learns gets the events one after another; the one beside it
/// gets each behind an event of another shape, and so reads every one.
/// </summary>
public sealed class RepeatedEventTests
{
    private static readonly string[] Texts =
        ["a", "bc", " ", "word", "é", "漢字", "😀", "", "\\n", "say \\\"it\\\"", "\\u00e9", "\\ud83d\\ude00", "\\ud83d", "{}", ",", "]}", "content", ":", "/", "'"];

    public static TheoryData<string> Shapes =>
    [
        """{"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"§"},"finish_reason":null}]}""",
        """{"id":"c","choices":[{"delta":{"content":"§"}}]}""",
        """{"id":"c","choices":[{"index":3,"delta":{"role":"assistant","content":"§"}}]}""",
        """{"id":"c","system_fingerprint":"f","choices":[{"index":0,"delta":{"content":"§"},"x":{"y":[1, 2]}}],"service_tier":"s"}""",
        """{"id":"c","choices":[{"index":0,"logprobs":{"content":[]},"delta":{"note":"n","content":"§","also":1}}]}""",
        """{"id":"c","choices":[{"index":0,"delta":{"content":"","reasoning_content":"§"}}]}""",
        """{"id":"c","choices":[{"index":0,"delta":{"content":"x","reasoning_content":"§"}}]}""",
        """{"id":"c","choices":[{"index":0,"delta":{"reasoning":"§","reasoning_content":"§"}}]}""",
        """{"id":"c","choices":[{"index":0,"delta":{"content":"§","content":"§"}}]}""",
        """{"id":"c","choices":[{"index":0,"delta":{"content":"§"}},{"index":1,"delta":{"content":"§"}}]}""",
        """{"id":"c","choices":[{"index":0,"delta":{"content":"§"},"finish_reason":"stop"}]}""",
        """{"id":"c","choices":[{"index":0,"delta":{"content":"§"}}],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}""",
        """{"id":"c","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"t","function":{"name":"f","arguments":"§"}}]}}]}""",
        """{"id":"c","choices":[{"index":0,"delta":{"content":[{"type":"text","text":"§"}]}}]}""",
        """{"id":"c","choices":[{"index":0,"text":"§","logprobs":null}]}""",
        """{"id":"c","choices":[{"index":0,"delta":{"content":"k"},"message":{"content":"§"}}]}""",
        """{"id":"c","choices":[{"index":0,"delta":{"content":"§"}}],"x":"§"}""",
        """{"id":"§","choices":[{"index":0,"delta":{"content":"k"}}]}""",
        """{"id":"c","choices":[{"index":0,"delta":{"refusal":"§"}}]}""",
    ];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Event_KnownAgain_SaysWhatReadingItSays(string shape)
    {
        foreach (var first in Texts)
        {
            foreach (var second in Texts)
            {
                string[] events = [shape.Replace("§", first, StringComparison.Ordinal), shape.Replace("§", second, StringComparison.Ordinal)];
                Assert.Equal(SaidBy([events[0], events[0], events[1]]), SaidBy([events[0], Other, events[0], Other, events[1]]));
            }
        }
    }

    [Theory]
    [InlineData("""{"id":"c","choices":[{"index":0,"delta":{"content":"§"}}]}""")]
    [InlineData("""{"id":"c","x":1,"choices":[{"index":0,"delta":{"content":"§"}}],"y":"z"}""")]
    public void Event_ThatOnlyLooksAlike_IsRead(string shape)
    {
        var whole = Encoding.UTF8.GetBytes(shape.Replace("§", "text", StringComparison.Ordinal));
        for (var at = 0; at < whole.Length; at++)
        {
            foreach (var changed in (byte[][])[Without(whole, at), With(whole, at, (byte)'"'), With(whole, at, (byte)'\\'), With(whole, at, (byte)'}'), With(whole, at, 1)])
                Assert.Equal(SaidBy(Bytes(whole), Other, Bytes(changed)), SaidBy(Bytes(whole), Bytes(changed)));
        }
    }

    [Fact]
    public void EventsOfOneShape_AreNotReadAgain()
    {
        var repeated = new RepeatedEvent();
        var (sink, batch) = (new DeltaSink(), new DeltaBatch());
        var known = Encoding.UTF8.GetBytes("""{"content":"one"}""");
        sink.Begin(0, batch);
        sink.Text(DeltaKind.Text, known.AsMemory(12, 3));
        repeated.Learn(known, sink.Said);

        Assert.True(repeated.TryRepeat(Encoding.UTF8.GetBytes("""{"content":"another"}"""), sink));
        Assert.Equal("another", Said.Of(batch.Deltas[1]).Text);
        Assert.False(repeated.TryRepeat(Encoding.UTF8.GetBytes("""{"content":"an\"other"}"""), sink));
        Assert.False(repeated.TryRepeat(Encoding.UTF8.GetBytes("""{"content":""}"""), sink));
        Assert.Equal(2, batch.Count);
    }

    private const string Other = """{"choices":[]}""";

    private static string Bytes(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static byte[] Without(byte[] bytes, int at) => [.. bytes[..at], .. bytes[(at + 1)..]];

    private static byte[] With(byte[] bytes, int at, byte value) => [.. bytes[..at], value, .. bytes[at..]];

    // Of the last event, so that what the readers were told before does not matter; an event that is no JSON fails in both.
    private static List<Said> SaidBy(params string[] events)
    {
        var reader = new OpenAiDeltaReader();
        var batch = new DeltaBatch();
        List<Said> last = [];
        for (var i = 0; i < events.Length; i++)
        {
            batch.Clear();
            reader.Read(new WireEvent(default, Encoding.UTF8.GetBytes(events[i])), i, batch);
            last = [.. batch.Deltas.ToArray().Select(delta => Said.Of(delta))];
        }

        return last;
    }
}
