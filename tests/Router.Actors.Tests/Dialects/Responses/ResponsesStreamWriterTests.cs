using System.Text;
using System.Text.Json;
using LlmRouter.Contracts;
using LlmRouter.Dialects;

namespace LlmRouter.Tests.Dialects.Responses;

public sealed class ResponsesStreamWriterTests
{
    private static readonly string[] Native =
    [
        """{"type":"response.created","response":{"id":"gen-1","object":"response","created_at":5,"status":"in_progress","model":"up","output":[],"service_tier":"flex"}}""",
        """{"type":"response.output_item.added","output_index":0,"item":{"id":"ws_1","type":"web_search_call","status":"in_progress"}}""",
        """{"type":"response.web_search_call.searching","output_index":0,"item_id":"ws_1","sequence_number":77}""",
        """{"type":"response.output_item.done","output_index":0,"item":{"id":"ws_1","type":"web_search_call","status":"completed","action":{"type":"search"}}}""",
        """{"type":"response.output_item.added","output_index":1,"item":{"id":"rs_1","type":"reasoning","summary":[]}}""",
        """{"type":"response.reasoning_text.delta","output_index":1,"content_index":0,"delta":"why"}""",
        """{"type":"response.output_item.added","output_index":2,"item":{"id":"msg_1","type":"message","role":"assistant","status":"in_progress","content":[],"phase":"final_answer"}}""",
        """{"type":"response.output_text.delta","output_index":2,"content_index":0,"delta":"a"}""",
        """{"type":"response.output_text.annotation.added","output_index":2,"annotation":{"type":"file_citation","file_id":"f","filename":"n","index":0}}""",
        """{"type":"response.output_item.done","output_index":1,"item":{"id":"rs_1","type":"reasoning","summary":[],"content":[{"type":"reasoning_text","text":"why"}],"encrypted_content":"sig"}}""",
        """{"type":"response.completed","response":{"id":"gen-1","status":"completed","output":[],"usage":{"input_tokens":1,"output_tokens":2,"total_tokens":3,"cost":0.5}}}""",
    ];

    [Fact]
    public void Native_Items_KeepTheirIdsBordersAndMembers()
    {
        var events = Events(Native);
        Assert.Equal(Enumerable.Range(0, events.Count), events.Select(said => said.GetProperty("sequence_number").GetInt32()));
        Assert.Contains(events, said => Type(said) == "response.web_search_call.searching");
        Assert.Contains(events, said => Type(said) == "response.reasoning_text.delta" && said.GetProperty("output_index").GetInt32() == 1);
        var response = events[^1].GetProperty("response");
        Assert.Equal(("gen-1", "m", "flex", 0.5), (
            response.GetProperty("id").GetString(), response.GetProperty("model").GetString(), response.GetProperty("service_tier").GetString(),
            response.GetProperty("usage").GetProperty("cost").GetDouble()));
        var output = response.GetProperty("output");
        Assert.Equal(["ws_1", "rs_1", "msg_1"], output.EnumerateArray().Select(item => item.GetProperty("id").GetString()));
        Assert.Equal("sig", output[1].GetProperty("encrypted_content").GetString());
        Assert.Equal("final_answer", output[2].GetProperty("phase").GetString());
        Assert.Equal("file_citation", output[2].GetProperty("content")[0].GetProperty("annotations")[0].GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("""{"type":"response.output_item.added","output_index":4}""")]
    [InlineData("""{"type":"response.output_item.done","output_index":4}""")]
    [InlineData("""{"type":"response.output_item.done","output_index":0,"item":"x"}""")]
    [InlineData("""{"type":"response.output_item.done","output_index":0,"item":null}""")]
    [InlineData("""{"type":"response.output_text.annotation.added","output_index":2,"annotation":[]}""")]
    [InlineData("""{"type":"response.content_part.added","output_index":2,"part":7}""")]
    public void Native_EventAboutNothing_SaysNothing(string about)
    {
        foreach (var at in Enumerable.Range(1, Native.Length - 1))
            Assert.Equal(Events(Native).Select(Type), Events([.. Native[..at], about, .. Native[at..]]).Select(Type));
    }

    [Fact]
    public void Foreign_SignatureBehindTheText_IsAnItemOfItsOwn()
    {
        var events = Events(
            """{"candidates":[{"content":{"parts":[{"text":"why","thought":true},{"text":"so"}]}}]}""",
            """{"candidates":[{"content":{"parts":[{"text":"","thoughtSignature":"sig"}]},"finishReason":"STOP"}]}""");
        var done = events.Where(said => Type(said) == "response.output_item.done").Select(said => said.GetProperty("item").GetRawText());
        Assert.Equal(done, events[^1].GetProperty("response").GetProperty("output").EnumerateArray().Select(item => item.GetRawText()));
        Assert.Contains("\"encrypted_content\":\"sig\"", done.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void Foreign_Reply_IsWrittenInTheApisOrder() => Assert.Equal(
        [
            "response.created", "response.in_progress",
            "response.output_item.added", "response.reasoning_summary_part.added", "response.reasoning_summary_text.delta",
            "response.reasoning_summary_text.done", "response.reasoning_summary_part.done", "response.output_item.done",
            "response.output_item.added", "response.content_part.added", "response.output_text.delta", "response.output_text.delta",
            "response.output_text.done", "response.content_part.done", "response.output_item.done", "response.completed",
        ],
        Events("""{"choices":[{"index":0,"delta":{"reasoning_content":"r"}}]}""", Chunk("a"), Chunk("b"), """{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""", "[DONE]").Select(Type));

    [Fact]
    public void Calls_ThatComeByTurns_AreOpenTogether()
    {
        var events = Events(
            Call(0, "a", "f", "{"), Call(1, "b", "g", "{"), Call(0, "", "", "}"), Call(1, "", "", "}"), """{"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}""", "[DONE]");
        var output = events[^1].GetProperty("response").GetProperty("output");
        Assert.Equal([("a", "f", "{}"), ("b", "g", "{}")], output.EnumerateArray().Select(item => (
            item.GetProperty("call_id").GetString()!, item.GetProperty("name").GetString()!, item.GetProperty("arguments").GetString()!)));
        Assert.All(output.EnumerateArray(), item => Assert.Equal("completed", item.GetProperty("status").GetString()));
    }

    [Theory]
    [InlineData("length", "max_output_tokens")]
    [InlineData("content_filter", "content_filter")]
    public void Finish_CutOff_IsIncomplete(string finish, string reason)
    {
        var last = Events(Chunk("a"), $$$"""{"choices":[{"index":0,"delta":{},"finish_reason":"{{{finish}}}"}]}""", "[DONE]")[^1];
        Assert.Equal("response.incomplete", Type(last));
        Assert.Equal(("incomplete", reason), (
            last.GetProperty("response").GetProperty("status").GetString(), last.GetProperty("response").GetProperty("incomplete_details").GetProperty("reason").GetString()));
        Assert.Equal("incomplete", last.GetProperty("response").GetProperty("output")[0].GetProperty("status").GetString());
    }

    [Fact]
    public void Fail_AfterText_IsTheErrorAndTheFailedResponse()
    {
        var events = Events(Chunk("a"), """{"error":{"message":"boom","type":"server_error","code":"c"}}""");
        Assert.Equal(["error", "response.failed"], events.TakeLast(2).Select(Type));
        Assert.Equal(Enumerable.Range(0, events.Count), events.Select(said => said.GetProperty("sequence_number").GetInt32()));
        Assert.Equal(("boom", "c"), (events[^2].GetProperty("message").GetString(), events[^2].GetProperty("error").GetProperty("code").GetString()));
        Assert.Equal(("failed", "boom"), (
            events[^1].GetProperty("response").GetProperty("status").GetString(), events[^1].GetProperty("response").GetProperty("error").GetProperty("message").GetString()));
        Assert.DoesNotContain(events, said => Type(said).EndsWith(".done", StringComparison.Ordinal));
    }

    [Fact]
    public void Fail_BeforeAnything_IsTheErrorAlone()
    {
        var only = Assert.Single(Events("""{"error":{"message":"boom"}}"""));
        Assert.Equal(("error", 0), (Type(only), only.GetProperty("sequence_number").GetInt32()));
    }

    [Fact]
    public void Text_LongerThanALine_IsSplitAndSaidWhole()
    {
        var text = string.Concat(Enumerable.Repeat("é\\n", 400));
        var output = Exchange.Run(Exchange.Sse([Chunk(text), "[DONE]"]), shape: Exchange.Shape(line: 400), client: "responses").Output;
        var deltas = output.Split('\n').Where(line => line.Contains("output_text.delta\",", StringComparison.Ordinal)).ToList();
        Assert.True(deltas.Count > 1);
        Assert.All(deltas, line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 400));
        Assert.Equal(text, Exchange.Run(Encoding.UTF8.GetBytes(output)).Text(DeltaKind.Text));
    }

    [Fact]
    public void Response_OfARequest_RepeatsItsParameters()
    {
        var client = DialectCatalog.Default.Client("responses");
        var facts = client.Peek(new RouterRequest("r", Operation.Chat, "{\"model\":\"a\",\"input\":\"x\",\"instructions\":\"be\\nbrief\",\n\"tools\":[\n{\"type\":\"function\"}],\"store\":true,\"temperature\":null}"u8.ToArray()));
        var output = Exchange.Run(Exchange.Sse([Chunk("a"), "[DONE]"]), shape: Exchange.Shape(stream: false) with { Echo = facts.Echo }, client: "responses").Output;
        var response = JsonSerializer.Deserialize<JsonElement>(output);
        Assert.Equal("be\nbrief", response.GetProperty("instructions").GetString());
        Assert.Equal(1, response.GetProperty("tools").GetArrayLength());
        Assert.Equal(1.0, response.GetProperty("temperature").GetDouble());
        Assert.False(response.GetProperty("store").GetBoolean());
    }

    private static List<JsonElement> Events(params string[] data) =>
    [
        .. Exchange.Run(Exchange.Sse(data), client: "responses").Output.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(text =>
        {
            var lines = text.Split('\n');
            Assert.Equal(2, lines.Length);
            var said = JsonSerializer.Deserialize<JsonElement>(lines[1]["data: ".Length..]);
            Assert.Equal($"event: {Type(said)}", lines[0]);
            return said;
        }),
    ];

    private static string Type(JsonElement said) => said.GetProperty("type").GetString()!;

    private static string Chunk(string text) => $$$"""{"choices":[{"index":0,"delta":{"content":"{{{text}}}"}}]}""";

    private static string Call(int index, string id, string name, string arguments)
    {
        var (idMember, nameMember) = (id.Length > 0 ? $"\"id\":\"{id}\"," : "", name.Length > 0 ? $"\"name\":\"{name}\"," : "");
        var call = "{\"index\":" + index + "," + idMember + "\"function\":{" + nameMember + "\"arguments\":\"" + arguments + "\"}}";
        return "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[" + call + "]}}]}";
    }
}
