using LlmRouter.Dialects;
using LlmRouter.Dialects.Responses;

namespace LlmRouter.Tests.Dialects.Responses;

public sealed class ResponsesClientTests : ClientDialectContract
{
    private protected override IClientDialect Dialect { get; } = new ResponsesDialect();

    protected override string Request => """
        {"model":"a","stream":true,"instructions":"s","max_output_tokens":20,"temperature":1,"top_logprobs":2,"user":"u","reasoning":{"effort":"low"},
        "text":{"format":{"type":"json_schema","name":"n","schema":{"type":"object"},"strict":true},"verbosity":"low"},"parallel_tool_calls":false,
        "tools":[{"type":"function","name":"f","parameters":{"type":"object"},"strict":false}],"tool_choice":{"type":"function","name":"f"},
        "input":[{"role":"user","content":[{"type":"input_text","text":"é\n"},{"type":"input_image","image_url":"data:image/png;base64,iVBORw=="}]},
        {"type":"reasoning","id":"rs_1","summary":[{"type":"summary_text","text":"t"}],"encrypted_content":"g"},
        {"type":"message","role":"assistant","content":[{"type":"output_text","text":"o"}]},
        {"type":"function_call","call_id":"i","name":"f","arguments":"{\"a\":1}"},{"type":"function_call_output","call_id":"i","output":"r"}]}
        """;
}
