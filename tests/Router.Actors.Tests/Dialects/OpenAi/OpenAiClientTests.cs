using LlmRouter.Dialects;
using LlmRouter.Dialects.OpenAi;

namespace LlmRouter.Tests.Dialects.OpenAi;

public sealed class OpenAiClientTests : ClientDialectContract
{
    private protected override IClientDialect Dialect { get; } = new OpenAiDialect();

    protected override string Request => """
        {"model":"a","stream":true,"stream_options":{"x":1},"max_tokens":5,"stop":"s","reasoning_effort":"low","response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{}}},
        "tools":[{"type":"function","function":{"name":"f"}}],"messages":[{"role":"developer","content":"x"},{"role":"user","content":[{"type":"text","text":"é\n"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AA=="}}]},
        {"role":"assistant","tool_calls":[{"id":"i","function":{"name":"f","arguments":"{\"a\":1}"}}]},{"role":"tool","tool_call_id":"i","content":"r"}]}
        """;

    [Fact]
    public void KeepAlive_Comment_IsAWholeEvent() => Assert.Equal(": keep-alive\n\n"u8.ToArray(), Dialect.KeepAlive.ToArray());
}
