using LlmRouter.Conformance.Rig;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Replies;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Conformance.Canonical;

/// <summary>Wire contract §1.8: tool calls as the agents' loops need them, whatever the provider does.</summary>
public sealed class ToolCallTests(SharedBench bench) : IClassFixture<SharedBench>
{
    [Fact]
    public async Task Stream_ParallelCallsInDeltas_AreJoinedByIndex()
    {
        var reply = await StreamAsync(
            OpenAiBodies.ToolStart(0, "call_a", "weather"), OpenAiBodies.ToolArguments(0, "{\"city\":"), OpenAiBodies.ToolArguments(0, "\"Осло\"}"),
            OpenAiBodies.ToolStart(1, "call_b", "time"), OpenAiBodies.ToolArguments(1, "{}"));

        AssertCalls(reply, ("call_a", "weather", "{\"city\":\"Осло\"}"), ("call_b", "time", "{}"));
    }

    [Fact]
    public async Task Stream_CallsWithoutIndex_AreGivenOne()
    {
        var reply = await StreamAsync(OpenAiBodies.ToolStart(null, "call_a", "weather", "{}"), OpenAiBodies.ToolStart(null, "call_b", "time", "{}"));

        AssertCalls(reply, ("call_a", "weather", "{}"), ("call_b", "time", "{}"));
    }

    [Fact]
    public async Task Stream_NewIdOnAUsedIndex_IsANewCall()
    {
        var reply = await StreamAsync(OpenAiBodies.ToolStart(0, "call_a", "weather", "{}"), OpenAiBodies.ToolStart(0, "call_b", "time", "{}"));

        AssertCalls(reply, ("call_a", "weather", "{}"), ("call_b", "time", "{}"));
        Assert.Equal([0, 1], reply.ToolCalls.Select(call => call.Index));
    }

    [Fact]
    public async Task Stream_ObjectArguments_AreSerialised()
    {
        var call = OpenAiBodies.Delta("""{"tool_calls":[{"index":0,"id":"call_a","type":"function","function":{"name":"weather","arguments":{"city":"Oslo"}}}]}""");

        AssertCalls(await StreamAsync(call), ("call_a", "weather", "{\"city\":\"Oslo\"}"));
    }

    [Fact]
    public async Task Stream_FinishStopAfterCalls_FinishesWithToolCalls()
    {
        bench.OpenAi.Chat(Step.Stream(SseStyle.Plain.Render([OpenAiBodies.Role(), OpenAiBodies.ToolStart(0, "call_a", "f", "{}"), OpenAiBodies.Finish("stop")])));

        Assert.Equal("tool_calls", StreamAssert.IsCanonical(await bench.OpenAi.StreamAsync()).Finish);
    }

    [Fact]
    public async Task Stream_UnknownSubFields_Pass()
    {
        var call = OpenAiBodies.Delta(
            """{"tool_calls":[{"index":0,"id":"call_a","type":"function","function":{"name":"f","arguments":"{}"},"extra_content":{"google":{"thought_signature":"abc"}}}]}""");

        var reply = await StreamAsync(call);

        Assert.Contains(reply.Chunks, chunk => chunk.ToString().Contains("\"thought_signature\":\"abc\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stream_OllamaCalls_GetIdsIndexesAndTextArguments()
    {
        string[] lines =
        [
            OllamaBodies.Tool("weather", """{"city":"Осло"}"""), OllamaBodies.Tool("time", "{}"), OllamaBodies.Done("stop", new Usage(1, 2)),
        ];
        bench.Ollama.Chat(Step.Stream(LineStyle.Plain.Render(lines), "application/x-ndjson"));

        var reply = StreamAssert.IsCanonical(await bench.Ollama.StreamAsync());

        Assert.Equal([("weather", "{\"city\":\"Осло\"}"), ("time", "{}")], reply.ToolCalls.Select(call => (call.Name, call.Arguments)));
    }

    [Fact]
    public async Task Whole_StreamedCalls_AreOneMessage()
    {
        bench.OpenAi.Chat(Step.Stream(SseStyle.Plain.Render(
            [OpenAiBodies.Role(), OpenAiBodies.ToolStart(0, "call_a", "f", "{\"a\""), OpenAiBodies.ToolArguments(0, ":1}"), OpenAiBodies.Finish("tool_calls")])));

        var choice = (await (await bench.OpenAi.PostAsync(ChatBody.Whole)).ReadJsonAsync()).GetProperty("choices")[0];

        Assert.Equal("tool_calls", choice.GetProperty("finish_reason").GetString());
        var call = Assert.Single(choice.GetProperty("message").GetProperty("tool_calls").EnumerateArray());
        Assert.Equal("call_a", call.GetProperty("id").GetString());
        Assert.Equal("{\"a\":1}", call.GetProperty("function").GetProperty("arguments").GetString());
    }

    private static void AssertCalls(StreamedReply reply, params (string Id, string Name, string Arguments)[] expected)
    {
        Assert.Equal(expected, reply.ToolCalls.Select(call => (call.Id, call.Name, call.Arguments)));
        Assert.Equal("tool_calls", reply.Finish);
    }

    private async Task<StreamedReply> StreamAsync(params string[] deltas)
    {
        bench.OpenAi.Chat(Step.Stream(SseStyle.Plain.Render([OpenAiBodies.Role(), .. deltas, OpenAiBodies.Finish("tool_calls")])));
        return StreamAssert.IsCanonical(await bench.OpenAi.StreamAsync());
    }
}
