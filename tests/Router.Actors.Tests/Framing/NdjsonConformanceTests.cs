using System.Text;
using System.Text.Json;
using LlmRouter.Framing;

namespace LlmRouter.Tests.Framing;

/// <summary>The rules of NDJSON. The parser gives bad lines on, so this test is the reader that tells them from good ones.</summary>
public sealed class NdjsonConformanceTests
{
    /// <summary>Where the router differs on purpose, and what it gives instead.</summary>
    private static readonly Dictionary<string, string[]> Deviations = new()
    {
        // A lone CR ends a line here, in every format: two texts on two lines instead of one bad line.
        ["cr-alone-is-no-line-end"] = ["{\"a\":1}", "{\"a\":2}"],
    };

    public static TheoryData<string> Ids => [.. Corpus.Ndjson.Select(c => c.Id)];

    [Fact]
    public void Corpus_IsWhole() => Assert.Equal(36, Corpus.Ndjson.Count);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Parse_LineByLine_GivesTheExpectedValuesAndErrorLines(string id)
    {
        var test = Corpus.Ndjson.Single(c => c.Id == id);
        var deviation = Deviations.GetValueOrDefault(id);
        var (values, errors) = Read(test.InputBase64);
        Assert.Equal(deviation ?? [.. test.Values.Select(Canonical)], values);
        Assert.Equal(deviation is null ? test.ErrorLines : [], errors);
    }

    // Of its 100,009 places to cut, nearly all lie in one run of z; the SSE case of 64 KiB is cut at each of those.
    private const string LongLine = "long-line";

    public static TheoryData<string> IdsToCut => [.. Corpus.Ndjson.Select(c => c.Id).Where(id => id != LongLine)];

    [Fact]
    public void Parse_LongLineByteByByte_GivesTheSameEvents()
    {
        var body = Corpus.Ndjson.Single(c => c.Id == LongLine).InputBase64;
        ParserRun.Of(new NdjsonParser(), body, ReadPlan.Whole(body.Length))
            .AssertSame(ParserRun.Of(new NdjsonParser(), body, ReadPlan.ByteByByte), LongLine);
    }

    [Theory]
    [MemberData(nameof(IdsToCut))]
    public void Parse_EveryCut_GivesTheSameEvents(string id)
    {
        var body = Corpus.Ndjson.Single(c => c.Id == id).InputBase64;
        var whole = ParserRun.Of(new NdjsonParser(), body, ReadPlan.Whole(body.Length));
        var record = new Transcript();
        foreach (var plan in ReadPlan.All(body.Length)) whole.AssertSame(ParserRun.Of(new NdjsonParser(), body, plan, record), plan);
    }

    private static (List<string> Values, List<int> ErrorLines) Read(byte[] body)
    {
        var (lines, events) = (new LineBatch(), new EventBatch());
        var (splitter, parser, values, errors) = (new LineSplitter(int.MaxValue), new NdjsonParser(), new List<string>(), new List<int>());
        splitter.Split(body, lines);
        splitter.Complete(lines);
        new Utf8Repair().Repair(lines.Lines);
        for (var i = 0; i < lines.Count; i++)
        {
            events.Clear();
            parser.Parse(lines.Lines.Slice(i, 1), events);
            var blank = string.IsNullOrWhiteSpace(Encoding.UTF8.GetString(lines.Lines[i].Bytes.Span));
            if (events.Count == 1 && TryRead(events.Events[0].Data, out var value)) values.Add(value);
            else if (!blank) errors.Add(i + 1);
        }

        return (values, errors);
    }

    private static bool TryRead(ReadOnlyMemory<byte> data, out string value)
    {
        value = "";
        try
        {
            value = Canonical(JsonSerializer.Deserialize<JsonElement>(data.Span));
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // One spelling for equal values: members by name, the last of equal names; a lone surrogate, which no .NET string decodes, as it stands.
    private static string Canonical(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(",", value.EnumerateObject().GroupBy(m => m.Name)
            .OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"\"{m.Key}\":{Canonical(m.Last().Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(",", value.EnumerateArray().Select(Canonical)) + "]",
        JsonValueKind.String => Text(value),
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? $"{whole}" : $"{value.GetDouble():R}",
        _ => value.GetRawText(),
    };

    private static string Text(JsonElement value)
    {
        try
        {
            return "\"" + value.GetString() + "\"";
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText();
        }
    }
}
