using System.Buffers;
using System.Text;
using System.Text.Json;
using LlmRouter.Contracts;
using LlmRouter.Dialects;

namespace LlmRouter.Tests.Dialects.OpenAi;

/// <summary>Signatures, sources and log probabilities: from another dialect's deltas into OpenAI's members, and from those into deltas.</summary>
public sealed class OpenAiVocabularyTests
{
    private const string Source = "\"url\":\"u\",\"title\":\"t\",\"start_index\":0,\"end_index\":2";
    private const string Citation = "{\"type\":\"url_citation\",\"url_citation\":{" + Source + "}}";
    private const string Token = "{\"token\":\"h\",\"logprob\":-0.5,\"bytes\":[104],\"top_logprobs\":[]}";

    [Fact]
    public void Write_WhatCameInOneEvent_StandsInOneChunk()
    {
        var stream = Stream(Text("hi"), Annotation(Source), Annotation(Source), Logprobs(Token), Logprobs(Token));
        Assert.Equal(
            $$"""{"index":0,"delta":{"content":"hi","annotations":[{{Citation}},{{Citation}}]},"logprobs":{"content":[{{Token}},{{Token}}]},"finish_reason":null}""",
            stream.Chunks[1].GetProperty("choices")[0].GetRawText());
    }

    [Fact]
    public void Write_SignatureOfACall_StandsInTheCall()
    {
        var stream = Stream(
            new() { Kind = DeltaKind.ToolCallStarted, Id = "i"u8.ToArray(), Name = "f"u8.ToArray() },
            new() { Kind = DeltaKind.ToolArguments, Text = "{}"u8.ToArray() },
            new() { Kind = DeltaKind.Signature, OfCall = true, Text = "s=="u8.ToArray() });
        Assert.Equal(
            """[{"index":0,"id":"i","type":"function","function":{"name":"f","arguments":"{}"},"extra_content":{"google":{"thought_signature":"s=="}}}]""",
            stream.Chunks[1].GetProperty("choices")[0].GetProperty("delta").GetProperty("tool_calls").GetRawText());
    }

    [Fact]
    public void Write_SignatureOfReasoningAndSourceWithoutAddress_AreDropped()
    {
        var stream = Stream(Text("hi"), new() { Kind = DeltaKind.Signature, Text = "s"u8.ToArray() }, Annotation("\"title\":\"\\\"url\\\":\""));
        Assert.Equal("""{"content":"hi"}""", stream.Chunks[1].GetProperty("choices")[0].GetProperty("delta").GetRawText());
    }

    [Fact]
    public void Write_BeforeTheFirstText_WaitsForIt()
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = DialectCatalog.Default.Client("openai").CreateWriter(Exchange.Shape());
        writer.Write([Annotation(Source), Logprobs(Token)], output);
        writer.Write([Annotation(Source, ordinal: 1), Logprobs(Token, ordinal: 1)], output);
        Assert.Equal(0, output.WrittenCount);
        writer.Write([Text("hi", ordinal: 2), Annotation(Source, ordinal: 2)], output);
        var choice = new ClientStream(Encoding.UTF8.GetString(output.WrittenSpan)).Chunks[1].GetProperty("choices")[0];
        Assert.Equal(3, choice.GetProperty("delta").GetProperty("annotations").GetArrayLength());
        Assert.Equal(2, choice.GetProperty("logprobs").GetProperty("content").GetArrayLength());
    }

    [Fact]
    public void Write_AfterTheText_HasAChunkOfItsOwn()
    {
        var stream = Stream(Text("hi"), Annotation(Source, ordinal: 1), new() { Kind = DeltaKind.Finished, Event = 2 });
        Assert.Equal($$"""{"annotations":[{{Citation}}]}""", stream.Chunks[2].GetProperty("choices")[0].GetProperty("delta").GetRawText());
    }

    [Fact]
    public void Write_Document_HasThemTogether()
    {
        var document = JsonSerializer.Deserialize<JsonElement>(Written(Exchange.Shape(stream: false), Text("h"), Annotation(Source), Logprobs(Token),
            Text("i", 1), Annotation(Source, 1), Logprobs(Token, 1),
            new() { Kind = DeltaKind.ToolCallStarted, Id = "i"u8.ToArray(), Name = "f"u8.ToArray(), Event = 2 },
            new() { Kind = DeltaKind.Signature, OfCall = true, Text = "s"u8.ToArray(), Event = 2 })).GetProperty("choices")[0];
        Assert.Equal($"[{Citation},{Citation}]", document.GetProperty("message").GetProperty("annotations").GetRawText());
        Assert.Equal($$"""{"content":[{{Token}},{{Token}}]}""", document.GetProperty("logprobs").GetRawText());
        Assert.Equal("""{"google":{"thought_signature":"s"}}""", document.GetProperty("message").GetProperty("tool_calls")[0].GetProperty("extra_content").GetRawText());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Write_LegacyCompletion_HasNoPlaceForThem(bool stream)
    {
        var written = Written(Exchange.Shape(Operation.Completion, stream), Text("hi"), Annotation(Source), Logprobs(Token));
        Assert.DoesNotContain("url", written, StringComparison.Ordinal);
        Assert.DoesNotContain("logprob", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("delta")]
    [InlineData("message")]
    public void Read_Members_AreDeltasForEverybodyElse(string name)
    {
        var deltas = Read($$$$"""
            {"choices":[{"index":0,"{{{{name}}}}":{"content":"hi","annotations":[{{{{Citation}}}},{"type":"file","file":{}},{"type":"url_citation","url_citation":{"url":"v","content":"c"}}],
            "tool_calls":[{"index":0,"id":"i","function":{"name":"f","arguments":"{}"},"extra_content":{"google":{"thought_signature":"s"}}}]},"logprobs":{"content":[{{{{Token}}}}],"refusal":null}}]}
            """);
        Assert.Equal([Source, "\"url\":\"v\",\"cited_text\":\"c\""], deltas.Where(delta => delta.Kind == DeltaKind.Annotation).Select(Utf8));
        Assert.Equal([$"[{Token}]"], deltas.Where(delta => delta.Kind == DeltaKind.Logprobs).Select(Utf8));
        var signature = Assert.Single(deltas, delta => delta.Kind == DeltaKind.Signature);
        Assert.Equal(("s", true), (Utf8(signature), signature.OfCall));
        // Each has a twin: the member as it stood.
        Assert.Equal(3, deltas.Count(delta => delta.Kind == DeltaKind.Extension));
        Assert.All(deltas, delta => Assert.Equal(delta.Kind is DeltaKind.Annotation or DeltaKind.Logprobs or DeltaKind.Signature, delta.HasTwin));
    }

    [Theory]
    [InlineData(""" "annotations":"x" """)]
    [InlineData(""" "annotations":[1,{},{"url_citation":1}] """)]
    [InlineData(""" "logprobs":1 """)]
    [InlineData(""" "tool_calls":[{"index":0,"id":"i","function":{"name":"f"},"extra_content":{"google":[]}}] """)]
    public void Read_OtherShapes_AreOnlyExtensions(string member) =>
        Assert.DoesNotContain(Read($$$"""{"choices":[{"index":0,"delta":{{{{member.Trim()}}}}}]}"""), delta => delta.HasTwin);

    [Fact]
    public void Write_CustomToolInput_GrowsInADocument() => Assert.Contains(
        """{"id":"i","type":"custom","custom":{"name":"c","input":"xyz"}}""",
        Exchange.OfEvents(
            Exchange.Shape(stream: false),
            """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"i","type":"custom","custom":{"name":"c","input":"x"}}]}}]}""",
            """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"type":"custom","custom":{"input":"y"}}]}}]}""",
            """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"custom":{"input":"z"}}]},"finish_reason":"tool_calls"}]}""").Output, StringComparison.Ordinal);

    [Fact]
    public void Read_MoreCallsThanTheLimit_FailsOnce()
    {
        var calls = string.Join(',', Enumerable.Range(0, ToolSlots.MaxCalls + 2).Select(i => $$$"""{"index":{{{i}}},"id":"c{{{i}}}","function":{"name":"f"}}"""));
        var failure = Assert.Single(Read($$$"""{"choices":[{"index":0,"delta":{"tool_calls":[{{{calls}}}]}}]}"""), delta => delta.Kind == DeltaKind.Failed);
        Assert.Contains("tool calls", failure.Error!.Message, StringComparison.Ordinal);
    }

    private static StreamDelta Text(string text, int ordinal = 0) => new() { Kind = DeltaKind.Text, Event = ordinal, Text = Encoding.UTF8.GetBytes(text) };

    private static StreamDelta Annotation(string members, int ordinal = 0) => new() { Kind = DeltaKind.Annotation, Event = ordinal, Text = Encoding.UTF8.GetBytes(members) };

    private static StreamDelta Logprobs(string token, int ordinal = 0) => new() { Kind = DeltaKind.Logprobs, Event = ordinal, Text = Encoding.UTF8.GetBytes($"[{token}]") };

    private static ClientStream Stream(params StreamDelta[] deltas) => new(Written(Exchange.Shape(), deltas));

    private static string Written(ReplyShape shape, params StreamDelta[] deltas)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = DialectCatalog.Default.Client("openai").CreateWriter(shape);
        writer.Write(deltas, output);
        writer.Complete(output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static StreamDelta[] Read(string data)
    {
        var batch = new DeltaBatch();
        DialectCatalog.Default.Provider("openai").CreateReader().Read(new(default, Encoding.UTF8.GetBytes(data)), 0, batch);
        return batch.Deltas.ToArray();
    }

    private static string Utf8(StreamDelta delta) => Encoding.UTF8.GetString(delta.Text.Span);
}
