using LlmRouter.Dialects;

namespace LlmRouter.Tests.Dialects;

/// <summary>A client answers a call by its id, so every call has one, whatever the provider left out.</summary>
public sealed class CallIdTests
{
    public static TheoryData<string, string> Clients
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var client in (string[])["openai", "responses", "anthropic", "ollama"])
            {
                foreach (var provider in Streams.Keys) data.Add(client, provider);
            }

            return data;
        }
    }

    private static Dictionary<string, string[]> Streams { get; } = new()
    {
        ["openai"] =
        [
            """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"name":"f","arguments":"{}"}},{"index":1,"id":"call_0","function":{"name":"g","arguments":"{}"}},{"index":2,"id":"call_0","function":{"name":"h","arguments":"{}"}}]}}]}""",
            """{"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}""", "[DONE]",
        ],
        ["anthropic"] =
        [
            """{"type":"message_start","message":{"id":"msg_1","role":"assistant","content":[]}}""",
            .. Block(0, "\"id\":\"\","), .. Block(1, "\"id\":\"call_0\","), .. Block(2, ""),
            """{"type":"message_delta","delta":{"stop_reason":"tool_use"}}""", """{"type":"message_stop"}""",
        ],
        ["ollama"] =
        [
            """{"model":"x","message":{"content":"","tool_calls":[{"function":{"name":"f","arguments":{}}},{"id":"call_0","function":{"name":"g","arguments":{}}},{"id":"call_0","function":{"name":"g","arguments":{}}}]},"done":true,"done_reason":"stop"}""",
        ],
        ["gemini"] =
        [
            """{"candidates":[{"index":0,"content":{"parts":[{"functionCall":{"name":"f","args":{}}},{"functionCall":{"id":"call_0","name":"g","args":{}}},{"functionCall":{"id":"call_0","name":"g","args":{}}}]},"finishReason":"STOP"}]}""",
        ],
    };

    [Theory]
    [MemberData(nameof(Clients))]
    public void Call_WithoutAnIdOrWithOneTwice_HasOneOfItsOwn(string client, string provider)
    {
        var exchange = Exchange.Run(Exchange.Sse(Streams[provider]), client: client);
        Assert.Null(exchange.Error);
        string[] ids = [.. exchange.Of(DeltaKind.ToolCallStarted).Select(said => said.Id)];
        Assert.Equal(3, ids.Distinct().Count());
        Assert.DoesNotContain("", ids);
        // Once in the first event of each call, or in the whole line.
        Assert.All(ids, id => Assert.Contains($"\"{id}\"", exchange.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void Call_OfTwoChoices_MayHaveOneId() => Assert.All(
        Exchange.OfEvents(
            """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"f"}}]}},{"index":1,"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"f"}}]}}]}""",
            "[DONE]").Of(DeltaKind.ToolCallStarted),
        said => Assert.Equal("a", said.Id));

    private static string[] Block(int index, string id) =>
    [
        $$$"""{"type":"content_block_start","index":{{{index}}},"content_block":{"type":"tool_use",{{{id}}}"name":"f","input":{} } }""",
        $$$"""{"index":{{{index}}},"type":"content_block_stop"}""",
    ];
}
