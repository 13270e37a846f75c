using System.Buffers;
using System.Text;
using System.Text.Json;
using LlmRouter.Contracts;
using LlmRouter.Dialects;

namespace LlmRouter.Tests.Dialects;

/// <summary>What holds for every client dialect, whichever provider answers.</summary>
public abstract class ClientDialectContract
{
    /// <summary>A reply that says all that the vocabulary has words for.</summary>
    private static readonly string[] Rich =
    [
        """{"id":"c1","created":1700000001,"model":"up","choices":[{"index":0,"delta":{"role":"assistant","content":""}}]}""",
        """{"choices":[{"index":0,"delta":{"reasoning_content":"why "}}]}""",
        """{"choices":[{"index":0,"delta":{"content":"h\"\n"}}]}""",
        """{"choices":[{"index":0,"delta":{"content":"i"}}]}""",
        """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{\"x\":"}}]}}]}""",
        """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"1}"}},{"index":1,"id":"b","function":{"name":"g","arguments":"{}"}}]}}]}""",
        """{"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":5,"completion_tokens":7,"total_tokens":12}}""",
        "[DONE]",
    ];

    private protected abstract IClientDialect Dialect { get; }

    /// <summary>A chat request of this dialect's client for the model "a", which asks for a stream and uses all that the dialect has.</summary>
    protected abstract string Request { get; }

    [Fact]
    public void Catalog_Name_GivesThisDialect() => Assert.Equal(Dialect.Name, DialectCatalog.Default.Client(Dialect.Name).Name);

    [Fact]
    public void Peek_Request_TellsModelAndStream()
    {
        var facts = Dialect.Peek(new RouterRequest("r", Operation.Chat, Encoding.UTF8.GetBytes(Request)));
        Assert.Equal(("a", true), (facts.Model, facts.Stream));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"model":1}""")]
    public void Peek_BrokenRequest_Throws400(string body) =>
        Assert.Equal(400, Assert.Throws<RouterException>(() => Dialect.Peek(new RouterRequest("r", Operation.Chat, Encoding.UTF8.GetBytes(body)))).Error.Status);

    [Fact]
    public void Encode_EveryByteOfTheRequestReplaced_EncodesOrRefuses()
    {
        foreach (var provider in DialectCatalog.Default.Providers)
        {
            foreach (var wrong in "\"\\{}[]:,0nu ")
            {
                for (var at = 0; at < Request.Length; at++) EncodeOrRefuse(provider, Request.Remove(at, 1).Insert(at, wrong.ToString()));
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
    public void Writer_FurtherText_AllocatesNothing()
    {
        var writer = Dialect.CreateWriter(Exchange.Shape());
        var output = new ArrayBufferWriter<byte>(1 << 20);
        // Where the last events repeat the whole text it is kept: room for all of it is made before.
        writer.Write([new() { Kind = DeltaKind.Text, Text = Enumerable.Repeat((byte)'a', 1 << 16).ToArray() }], output);
        StreamDelta[] deltas = [new() { Kind = DeltaKind.Text, Event = 1, Text = "hello"u8.ToArray() }];
        Assert.Equal(0, Allocation.OfThousand(() =>
        {
            output.ResetWrittenCount();
            writer.Write(deltas, output);
        }));
        Assert.NotEqual(0, output.WrittenCount);
    }

    [Fact]
    public void Writer_StreamReadAgain_SaysTheSame()
    {
        var again = Exchange.Run(Encoding.UTF8.GetBytes(Stream(Rich)));
        Assert.Equal(Dialect.Name, again.Dialect);
        AssertSaysRich(again);
    }

    [Fact]
    public void Writer_DocumentReadAgain_SaysTheSame()
    {
        var document = Exchange.Run(Exchange.Sse(Rich), shape: Exchange.Shape(stream: false), client: Dialect.Name).Output;
        Assert.Equal(JsonValueKind.Object, JsonSerializer.Deserialize<JsonElement>(document).ValueKind);
        AssertSaysRich(Exchange.Run(Encoding.UTF8.GetBytes(document)));
    }

    [Fact]
    public void Writer_BrokenAtEveryEvent_FailsAndNeverFinishes()
    {
        for (var count = 0; count < Rich.Length - 2; count++)
        {
            var broken = Exchange.Run(Encoding.UTF8.GetBytes(Stream(Rich[..count])));
            Assert.NotNull(broken.Error);
            Assert.DoesNotContain(broken.Deltas, said => said.Kind is DeltaKind.Finished or DeltaKind.Ended);
        }
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
    public void Fail_BeforeAnything_FailsWhoeverReadsIt()
    {
        var output = new ArrayBufferWriter<byte>();
        Dialect.CreateWriter(Exchange.Shape()).Fail(new RouterError(502, "c", "boom", "t", Fault.Provider), output);
        Assert.Equal("boom", Exchange.Run(output.WrittenMemory).Error?.Message);
    }

    private string Stream(IEnumerable<string> events) => Exchange.Run(Exchange.Sse(events), client: Dialect.Name).Output;

    private static void AssertSaysRich(Exchange again)
    {
        Assert.Null(again.Error);
        Assert.True(again.IsComplete);
        Assert.Equal(("why ", """h\"\ni"""), (again.Text(DeltaKind.Reasoning), again.Text(DeltaKind.Text)));
        Assert.Equal(["f", "g"], again.Of(DeltaKind.ToolCallStarted).Select(said => said.Name));
        Assert.Equal([0, 1], again.Of(DeltaKind.ToolCallStarted).Select(said => said.Tool));
        Assert.Equal("""{\"x\":1}""", string.Concat(again.Of(DeltaKind.ToolArguments).Where(said => said.Tool == 0).Select(said => said.Text)));
        Assert.Equal(FinishReason.ToolCalls, Assert.Single(again.Of(DeltaKind.Finished)).Finish);
        var usage = again.Of(DeltaKind.Usage).Last().Usage;
        Assert.Equal((5, 7, 12), (usage.PromptTokens, usage.CompletionTokens, usage.TotalTokens));
    }

    private void EncodeOrRefuse(IProviderDialect provider, string body)
    {
        var request = new RouterRequest("r", Operation.Chat, Encoding.UTF8.GetBytes(body));
        try
        {
            var call = provider.Encode(request, Dialect.Peek(request), Dialect, Translation.Target("m"));
            Assert.Equal(JsonValueKind.Object, JsonSerializer.Deserialize<JsonElement>(call.Body.Span).ValueKind);
        }
        catch (RouterException refused)
        {
            Assert.Equal((400, Fault.Client), (refused.Error.Status, refused.Error.Fault));
        }
    }
}
