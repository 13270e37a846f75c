using System.Globalization;
using System.Text;
using LlmRouter.Framing;
using SseParser = LlmRouter.Framing.SseParser;

namespace LlmRouter.Tests.Framing;

/// <summary>Ours against .NET's own parser, on generated streams. Both discard what has no blank line behind it; neither gives comments.</summary>
public sealed class SseOracleTests
{
    private static readonly string[] Names =
        ["data", "data", "data", "data", "event", "id", "retry", "", "Data", "datas", " data", "unknown", "dat", "eventx"];

    private static readonly string[] Separators = [":", ": ", ":  ", "", " :", ":\t", "::"];

    private static readonly string[] Values =
        ["", "x", "{\"a\":1}", "[DONE]", "中😀é", "12", "-1", " ", "a:b", "two words ", "\u2028", "\u0085", "\uFEFF", "a\0b", "message"];

    private static readonly string[] LineEnds = ["\n", "\r\n", "\r"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Parse_GeneratedStreams_AgreesWithDotNet(int seed)
    {
        var random = new Random(seed);
        var dispatched = 0;
        for (var i = 0; i < 2_000; i++)
        {
            var body = Stream(random);
            var expected = Theirs(body);
            dispatched += expected.Count;
            Assert.Equal(expected, Ours(body, ReadPlan.Whole(body.Length)));
            Assert.Equal(expected, Ours(body, ReadPlan.ByteByByte));
            Assert.Equal(expected, Ours(body, new ReadPlan(1 + random.Next(body.Length + 1), 1 + random.Next(40))));
        }

        Assert.InRange(dispatched, 1_000, int.MaxValue);
    }

    private static byte[] Stream(Random random)
    {
        var text = new StringBuilder(random.Next(4) == 0 ? "\uFEFF" : "");
        var (typed, hasData) = (false, false);
        for (var lines = random.Next(30); lines > 0; lines--)
        {
            var line = random.Next(3) == 0 ? "" : Pick(Names) + Pick(Separators) + Pick(Values);
            typed |= line == "event" || line.StartsWith("event:", StringComparison.Ordinal);
            hasData |= line == "data" || line.StartsWith("data:", StringComparison.Ordinal);
            if (line.Length == 0)
            {
                // .NET keeps the type of a block that has no data for the next block; the rules, and case event-without-data-resets-type,
                // drop it. The only difference: here such a block is given data.
                if (typed && !hasData) text.Append("data").Append(Pick(LineEnds));
                (typed, hasData) = (false, false);
            }

            text.Append(line).Append(Pick(LineEnds));
        }

        return Encoding.UTF8.GetBytes(text.ToString());

        string Pick(string[] from) => from[random.Next(from.Length)];
    }

    private static List<string> Theirs(byte[] body)
    {
        var parser = System.Net.ServerSentEvents.SseParser.Create(new MemoryStream(body));
        List<string> events = [];
        foreach (var item in parser.Enumerate()) events.Add(Show(item.EventType, item.Data, parser.LastEventId));
        events.Add(parser.ReconnectionInterval == Timeout.InfiniteTimeSpan
            ? "" : parser.ReconnectionInterval.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        return events;
    }

    private static List<string> Ours(byte[] body, ReadPlan plan)
    {
        var (splitter, repair, parser) = (new LineSplitter(int.MaxValue), new Utf8Repair(), new SseParser(int.MaxValue, dispatchUnterminatedTail: false));
        var (lines, batch, events) = (new LineBatch(), new EventBatch(), new List<string>());
        plan.Feed(body, chunk =>
        {
            lines.Clear();
            splitter.Split(chunk, lines);
            repair.Repair(lines.Lines);
            foreach (var line in lines.Lines) Parse(line);
        });
        events.Add(parser.ReconnectionTime?.ToString(CultureInfo.InvariantCulture) ?? "");
        return events;

        // One line at a time, so that the last event ID can be seen at each dispatch.
        void Parse(WireLine line)
        {
            batch.Clear();
            parser.Parse([line], batch);
            foreach (var e in batch.Events) events.Add(Show(Text(e.Type), Text(e.Data), Text(parser.LastEventId)));
        }
    }

    // .NET, like a browser, says "message" where no type was given.
    private static string Show(string type, string data, string id) => $"{(type.Length == 0 ? "message" : type)}|{data}|{id}";

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
