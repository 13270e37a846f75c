using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Dialects.Anthropic;

namespace LlmRouter.Tests.Dialects.Anthropic;

public sealed class AnthropicProviderTests : ProviderDialectContract
{
    private protected override IProviderDialect Dialect { get; } = new AnthropicDialect();

    protected override IReadOnlyList<string> Reply =>
    [
        """{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"m","content":[],"usage":{"input_tokens":1,"output_tokens":1}}}""",
        """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}""",
        """{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"h"}}""",
        """{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"i"}}""",
        """{"type":"content_block_stop","index":0}""",
        """{"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":2}}""",
        """{"type":"message_stop"}""",
    ];

    [Fact]
    public void CountsTokens_Anthropic_Does() => Assert.True(Dialect.CountsTokens);

    [Theory]
    [InlineData("openai")]
    [InlineData("ollama")]
    [InlineData("anthropic")]
    public void Encode_Embeddings_AreRefused(string client)
    {
        var error = Translation.Refusal("""{"model":"a","input":"x"}""", client, "anthropic", Operation.Embeddings);
        Assert.Equal((400, Fault.Client), (error.Status, error.Fault));
    }
}
