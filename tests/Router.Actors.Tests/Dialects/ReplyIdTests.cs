namespace LlmRouter.Tests.Dialects;

/// <summary>Clients tell an id's kind by its prefix: an id of another dialect is not passed on.</summary>
public sealed class ReplyIdTests
{
    private static readonly string[] OpenAi = ["""{"id":"chatcmpl-up","choices":[{"index":0,"delta":{"content":"x"}}]}""", "[DONE]"];
    private static readonly string[] Foreign = ["""{"id":"gen-7","choices":[{"index":0,"delta":{"content":"x"}}]}""", "[DONE]"];

    private static readonly string[] Anthropic =
    [
        """{"type":"message_start","message":{"id":"msg_up","role":"assistant","content":[]}}""",
        """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":"x"}}""",
        """{"type":"message_delta","delta":{"stop_reason":"end_turn"}}""", """{"type":"message_stop"}""",
    ];

    private static readonly string[] Responses =
    [
        """{"type":"response.created","response":{"id":"resp_up","object":"response","output":[]}}""",
        """{"type":"response.output_text.delta","output_index":0,"content_index":0,"delta":"x"}""",
        """{"type":"response.completed","response":{"id":"resp_up","status":"completed","output":[]}}""",
    ];

    public static TheoryData<string, string, string> Pairs => new()
    {
        { nameof(OpenAi), "openai", "chatcmpl-up" },
        { nameof(Foreign), "openai", "gen-7" },
        { nameof(Anthropic), "openai", "chatcmpl-router" },
        { nameof(Responses), "openai", "chatcmpl-router" },
        { nameof(OpenAi), "anthropic", "msg_router" },
        { nameof(Anthropic), "anthropic", "msg_up" },
        { nameof(Responses), "anthropic", "msg_router" },
        { nameof(OpenAi), "responses", "resp_router" },
        { nameof(Anthropic), "responses", "resp_router" },
        { nameof(Responses), "responses", "resp_up" },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Id_OfAReply_IsTheProvidersOnlyInItsOwnDialect(string provider, string client, string id)
    {
        var events = provider switch { nameof(OpenAi) => OpenAi, nameof(Foreign) => Foreign, nameof(Anthropic) => Anthropic, _ => Responses };
        foreach (var stream in (bool[])[true, false])
            Assert.Contains($"\"id\":\"{id}\"", Exchange.Run(Exchange.Sse(events), shape: Exchange.Shape(stream: stream), client: client).Output, StringComparison.Ordinal);
    }
}
