using LlmRouter.Contracts;
using LlmRouter.Telemetry;
using LlmRouter.Testing.Time;
using LlmRouter.Tests.Engine;

namespace LlmRouter.Tests.Telemetry;

public sealed class ExchangeLineTests
{
    private readonly ManualTime _time = new();
    private readonly ExchangeTrace _trace;

    public ExchangeLineTests()
    {
        _trace = new ExchangeTrace(new RouterRequest("req_1", Operation.Chat, ReadOnlyMemory<byte>.Empty), _time) { Model = "smart", Stream = true };
    }

    [Fact]
    public void Line_OfAnAnswer_SaysWhoAnsweredAndHowLongItTook()
    {
        Answer(new TokenUsage(7, 55, 62));

        Assert.Equal(
            "req_1 Chat client=openai stream=true model=smart provider=groq attempts=1 hedges=0 dialect=openai format=Sse status=200 "
            + "queue_ms=1.3 first_token_ms=20 prompt_tokens=7 completion_tokens=55 duration_ms=1520 outcome=ok",
            new ExchangeLine(_trace).ToString());
    }

    [Fact]
    public void Line_WhereNothingIsKnown_SaysSo()
    {
        _trace.Model = null;
        _trace.Outcome = "cancelled";

        Assert.Equal(
            "req_1 Chat client=openai stream=true model=- provider=- attempts=0 hedges=0 dialect=- format=- status=200 "
            + "queue_ms=null first_token_ms=null prompt_tokens=null completion_tokens=null duration_ms=0 outcome=cancelled",
            new ExchangeLine(_trace).ToString());
    }

    [Fact]
    public void Line_OfAFailure_SaysWhyInPlaceOfTokens()
    {
        (_trace.Outcome, _trace.Status, _trace.Detail) = ("upstream_error", 502, "it broke");

        Assert.Equal(
            "req_1 Chat client=openai stream=true model=smart provider=- attempts=0 hedges=0 dialect=- format=- status=502 "
            + "queue_ms=null first_token_ms=null duration_ms=0 outcome=upstream_error detail=it broke",
            new ExchangeLine(_trace).ToString());
    }

    // Every character that ends a line or moves the cursor, for some reader of logs.
    [Theory]
    [InlineData(0x00, 0x20)]
    [InlineData(0x7F, 0xA0)]
    [InlineData(0x2028, 0x202A)]
    public void Text_WithControlCharacters_StaysOneLine(int from, int to)
    {
        for (var code = from; code < to; code++)
        {
            _trace.Model = $"a{(char)code}b";

            Assert.Contains($@" model=a\u{code:x4}b provider=", new ExchangeLine(_trace).ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void State_OfAnyLogger_HasEveryFieldAndATemplateOfThem()
    {
        Answer(usage: null);
        var line = new ExchangeLine(_trace);

        var names = line.Select(field => field.Key).ToList();
        Assert.Equal("{OriginalFormat}", names[^1]);
        Assert.Equal(line.Count, names.Count);
        Assert.Equal(names[..^1], names[..^1].Distinct());
        Assert.Equal(string.Concat(names[..^1].Select(name => "{" + name + "}")), string.Concat(Template(line).Split('{')[1..].Select(part => "{" + part.Split('}')[0] + "}")));
        Assert.Equal("smart", line.Single(field => field.Key == "Model").Value);
        Assert.Equal(200L, line.Single(field => field.Key == "Status").Value);
        Assert.Equal(1.3, line.Single(field => field.Key == "QueueMs").Value);
        Assert.Null(line.Single(field => field.Key == "PromptTokens").Value);
        Assert.Equal("RequestId", line[0].Key);
    }

    [Theory]
    [InlineData("ok", false)]
    [InlineData("cancelled", false)]
    [InlineData("model_not_found", true)]
    public void Ended_OfEachOutcome_IsToldOnce(string outcome, bool failed)
    {
        _trace.Outcome = outcome;
        var log = new RecordedLog<ExchangeLineTests>();

        EngineLog.Ended(log, _trace);

        Assert.Equal(new ExchangeLine(_trace).ToString(), Assert.Single(log.Lines));
        Assert.Equal(failed, new ExchangeLine(_trace).Failed);
    }

    private static string Template(ExchangeLine line) => Assert.IsType<string>(line[^1].Value);

    private void Answer(TokenUsage? usage)
    {
        var attempt = new AttemptTrace("groq", "llama", _time)
        {
            DetectedDialect = "openai", DetectedFormat = "Sse", Queued = TimeSpan.FromMilliseconds(1.26), Usage = usage,
        };
        _trace.Begin(attempt);
        _time.Advance(TimeSpan.FromMilliseconds(20));
        _trace.Commit(attempt);
        _time.Advance(TimeSpan.FromMilliseconds(1_500));
    }
}
