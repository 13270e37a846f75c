using LlmRouter.Dialects;
using LlmRouter.Dialects.Responses;

namespace LlmRouter.Tests.Dialects.Responses;

public sealed class ResponsesProviderTests : ProviderDialectContract
{
    private protected override IProviderDialect Dialect { get; } = new ResponsesDialect();

    protected override IReadOnlyList<string> Reply =>
    [
        """{"type":"response.created","response":{"id":"resp_1","object":"response","created_at":1,"status":"in_progress","model":"m","output":[]}}""",
        """{"type":"response.output_item.added","output_index":0,"item":{"id":"msg_1","type":"message","role":"assistant","status":"in_progress","content":[]}}""",
        """{"type":"response.output_text.delta","item_id":"msg_1","output_index":0,"content_index":0,"delta":"h"}""",
        """{"type":"response.output_text.delta","item_id":"msg_1","output_index":0,"content_index":0,"delta":"i"}""",
        """{"type":"response.completed","response":{"id":"resp_1","object":"response","status":"completed","output":[{"id":"msg_1","type":"message","content":[{"type":"output_text","text":"hi"}]}],"usage":{"input_tokens":1,"output_tokens":2,"total_tokens":3}}}""",
    ];
}
