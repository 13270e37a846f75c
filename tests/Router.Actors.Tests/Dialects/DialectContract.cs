using System.Buffers;
using System.Text;
using System.Text.Json;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Framing;

namespace LlmRouter.Tests.Dialects;

/// <summary>What holds for every dialect, whichever it is.</summary>
public abstract class DialectContract
{
    private protected abstract IDialect Dialect { get; }

    /// <summary>Events of one complete reply: the text "hi", a finish, a usage of 1 + 2.</summary>
    protected abstract IReadOnlyList<string> Reply { get; }

    /// <summary>A chat request of this dialect's client for the model "a", which asks for a stream and uses all that the dialect has.</summary>
    protected abstract string Request { get; }

    [Fact]
    public void Catalog_Name_GivesThisDialect() => Assert.Equal(Dialect.Name, DialectCatalog.Default[Dialect.Name].Name);

    [Fact]
    public void Peek_Request_TellsModelAndStream() => Assert.Equal(("a", true), (Facts().Model, Facts().Stream));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"model":1}""")]
    public void Peek_BrokenRequest_Throws400(string body) =>
        Assert.Equal(400, Assert.Throws<RouterException>(() => Dialect.Peek(new RouterRequest("r", Operation.Chat, Encoding.UTF8.GetBytes(body)))).Error.Status);

    [Fact]
    public void Encode_EveryClient_GivesAJsonObjectWithTheModel()
    {
        foreach (var client in DialectCatalog.Default.All)
        {
            var request = new RouterRequest("r", Operation.Chat, "{\"model\":\"a\",\"messages\":[]}"u8.ToArray());
            var call = Dialect.Encode(request, client.Peek(request), client, "x\"y");
            Assert.Equal("x\"y", JsonSerializer.Deserialize<JsonElement>(call.Body.Span).GetProperty("model").GetString());
            Assert.DoesNotMatch("^/", call.Path);
        }
    }

    [Fact]
    public void Encode_EveryByteOfTheRequestReplaced_EncodesOrRefuses()
    {
        foreach (var provider in DialectCatalog.Default.All)
        {
            foreach (var wrong in "\"\\{}[]:,0nu ")
            {
                for (var at = 0; at < Request.Length; at++) EncodeOrRefuse(provider, Request.Remove(at, 1).Insert(at, wrong.ToString()));
            }
        }
    }

    [Fact]
    public void Recognizes_OwnReplies_AndNoOthers()
    {
        Assert.True(Dialect.Recognizes(Event(Reply[0])));
        foreach (var other in new[] { "{}", "[]", "x", "", """{"error":"x"}""", """{"type":"message_start","message":{}}""", """{"candidates":[]}""" })
            Assert.False(Dialect.Recognizes(Event(other)));
        Assert.Single(DialectCatalog.Default.All, dialect => dialect.Recognizes(Event(Reply[0])));
    }

    [Fact]
    public void Reader_Reply_GivesTextFinishUsageAndEnd()
    {
        var said = Read(Reply);
        Assert.Equal("hi", string.Concat(said.Where(delta => delta.Kind == DeltaKind.Text).Select(delta => delta.Text)));
        Assert.Single(said, delta => delta.Kind == DeltaKind.Finished);
        Assert.Equal(new TokenUsage(1, 2, 3), said.Last(delta => delta.Kind == DeltaKind.Usage).Usage);
        Assert.Equal(DeltaKind.Ended, said[^1].Kind);
        Assert.Equal(DeltaKind.Started, said[0].Kind);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("<html>")]
    [InlineData("{\"a\":\"\u0001\"}")]
    public void Reader_BrokenEvent_FailsOnceAndDoesNotThrow(string data) =>
        Assert.Equal(DeltaKind.Failed, Assert.Single(Read([data])).Kind);

    [Fact]
    public void Reader_EveryPrefixOfAnEvent_FailsAndDoesNotThrow()
    {
        foreach (var data in Reply.Where(data => data[0] == '{'))
        {
            for (var length = 1; length < data.Length; length++) Assert.Equal(DeltaKind.Failed, Assert.Single(Read([data[..length]])).Kind);
        }
    }

    [Fact]
    public void Reader_EveryByteReplaced_EndsInOneWayAndDoesNotThrow()
    {
        foreach (var wrong in "\"\\{}[]:,0nu ")
        {
            for (var at = 0; at < Reply[0].Length; at++)
            {
                var exchange = Exchange.Run(Exchange.Sse([Reply[0].Remove(at, 1).Insert(at, wrong.ToString()), .. Reply.Skip(1)]), client: Dialect.Name);
                Assert.True(exchange.Deltas.Count(said => said.Kind is DeltaKind.Failed or DeltaKind.Ended) <= 1);
                Assert.Equal(exchange.Error is null, exchange.IsComplete);
            }
        }
    }

    [Fact]
    public void Writer_WithoutSemanticDeltas_WritesNothingBeforeItsEnd()
    {
        var output = new ArrayBufferWriter<byte>();
        Dialect.CreateWriter(Exchange.Shape()).Write([new() { Kind = DeltaKind.Started }, new() { Kind = DeltaKind.ChoiceStarted }, new() { Kind = DeltaKind.Usage }], output);
        Assert.Equal(0, output.WrittenCount);
    }

    [Fact]
    public void Writer_StreamToItself_SaysTheSame()
    {
        var body = Encoding.UTF8.GetBytes(string.Concat(Reply.Select(line => $"data: {line}\n\n")));
        var first = Exchange.Run(body, client: Dialect.Name);
        var second = Exchange.Run(Encoding.UTF8.GetBytes(first.Output), client: Dialect.Name);
        Assert.Equal("hi", second.Text(DeltaKind.Text));
        Assert.True(second.IsComplete);
        Assert.Equal(first.Output, second.Output);
    }

    [Fact]
    public void Writer_Document_IsOneJsonObject()
    {
        var body = Encoding.UTF8.GetBytes(string.Concat(Reply.Select(line => $"data: {line}\n\n")));
        var document = Exchange.Run(body, shape: Exchange.Shape(stream: false), client: Dialect.Name).Output;
        Assert.Equal(JsonValueKind.Object, JsonSerializer.Deserialize<JsonElement>(document).ValueKind);
        Assert.Contains("hi", document, StringComparison.Ordinal);
    }

    [Fact]
    public void WriteError_AnyText_IsAJsonObjectThatSaysIt()
    {
        var output = new ArrayBufferWriter<byte>();
        Dialect.WriteError(new RouterError(502, "c", "a \"b\"\n\ud800 é", "t", Fault.Provider), output);
        var error = JsonSerializer.Deserialize<JsonElement>(output.WrittenSpan).GetProperty("error");
        Assert.Equal("a \"b\"\n\uFFFD é", error.ValueKind == JsonValueKind.Object ? error.GetProperty("message").GetString() : error.GetString());
    }

    [Fact]
    public void WriteStreamError_Event_FailsWhoeverReadsIt()
    {
        var output = new ArrayBufferWriter<byte>();
        Dialect.WriteStreamError(new RouterError(502, "c", "boom", "t", Fault.Provider), Exchange.Shape(), output);
        Assert.Equal("boom", Exchange.Run(output.WrittenMemory).Error?.Message);
    }

    private void EncodeOrRefuse(IDialect provider, string body)
    {
        var request = new RouterRequest("r", Operation.Chat, Encoding.UTF8.GetBytes(body));
        try
        {
            var call = provider.Encode(request, Dialect.Peek(request), Dialect, "m");
            Assert.Equal(JsonValueKind.Object, JsonSerializer.Deserialize<JsonElement>(call.Body.Span).ValueKind);
        }
        catch (RouterException refused)
        {
            Assert.Equal((400, Fault.Client), (refused.Error.Status, refused.Error.Fault));
        }
    }

    private RequestFacts Facts() => Dialect.Peek(ChatRequest());

    private RouterRequest ChatRequest() => new("r", Operation.Chat, Encoding.UTF8.GetBytes(Request));

    private static WireEvent Event(string data) => new(default, Encoding.UTF8.GetBytes(data));

    private List<Said> Read(IReadOnlyList<string> events)
    {
        var reader = Dialect.CreateReader();
        var said = new List<Said>();
        var batch = new DeltaBatch();
        for (var i = 0; i < events.Count; i++) reader.Read(Event(events[i]), i, batch);
        reader.Complete(batch);
        foreach (ref readonly var delta in batch.Deltas) said.Add(Said.Of(delta));
        return said;
    }
}
