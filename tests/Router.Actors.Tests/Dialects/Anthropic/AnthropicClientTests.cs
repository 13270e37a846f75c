using System.Buffers;
using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Dialects.Anthropic;

namespace LlmRouter.Tests.Dialects.Anthropic;

public sealed class AnthropicClientTests : ClientDialectContract
{
    private protected override IClientDialect Dialect { get; } = new AnthropicDialect();

    protected override string Request => """
        {"model":"a","stream":true,"max_tokens":9,"system":[{"type":"text","text":"s"}],"metadata":{"user_id":"u"},"stop_sequences":["x"],"top_k":4,
        "thinking":{"type":"enabled","budget_tokens":2000},"output_config":{"format":{"type":"json_schema","schema":{"type":"object"}}},
        "tools":[{"name":"f","input_schema":{"type":"object"}}],"tool_choice":{"type":"auto","disable_parallel_tool_use":true},
        "messages":[{"role":"user","content":[{"type":"text","text":"é\n"},{"type":"image","source":{"type":"base64","media_type":"image/png","data":"iVBORw=="}}]},
        {"role":"assistant","content":[{"type":"thinking","thinking":"t","signature":"g"},{"type":"tool_use","id":"i","name":"f","input":{"a":1}}]},
        {"role":"user","content":[{"type":"tool_result","tool_use_id":"i","is_error":true,"content":"r"}]}]}
        """;

    [Theory]
    [InlineData(400, "invalid_request_error", "invalid_request_error")]
    [InlineData(401, "invalid_request_error", "authentication_error")]
    [InlineData(402, "api_error", "billing_error")]
    [InlineData(403, "invalid_request_error", "permission_error")]
    [InlineData(404, "invalid_request_error", "not_found_error")]
    [InlineData(405, "invalid_request_error", "invalid_request_error")]
    [InlineData(413, "invalid_request_error", "request_too_large")]
    [InlineData(429, "rate_limit_exceeded", "rate_limit_error")]
    [InlineData(500, "api_error", "api_error")]
    [InlineData(502, "server_error", "api_error")]
    [InlineData(502, "overloaded_error", "overloaded_error")]
    [InlineData(502, "timeout_error", "timeout_error")]
    [InlineData(503, "api_error", "overloaded_error")]
    [InlineData(504, "api_error", "timeout_error")]
    [InlineData(529, "api_error", "overloaded_error")]
    public void WriteError_Status_IsAnthropicsType(int status, string type, string expected)
    {
        var output = new ArrayBufferWriter<byte>();
        Dialect.WriteError(new RouterError(status, "c", "m", type, Fault.Provider), output);
        Assert.Equal($$$"""{"type":"error","error":{"type":"{{{expected}}}","message":"m"}}""", Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void Fail_AfterText_IsTheErrorEventAndNothingElse()
    {
        var output = Exchange.Run(
            Exchange.Sse(["""{"choices":[{"index":0,"delta":{"content":"a"}}]}""", """{"error":{"message":"boom","type":"overloaded_error"}}"""]), client: "anthropic").Output;
        Assert.EndsWith(
            "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"a\"}}\n\n"
            + "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"boom\"}}\n\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Peek_Count_IsNeverStreamed() =>
        Assert.False(Dialect.Peek(new RouterRequest("r", Operation.CountTokens, """{"model":"a","stream":true}"""u8.ToArray())).Stream);

    [Fact]
    public void Embeddings_OfEitherSide_AreRefused()
    {
        var request = new RouterRequest("r", Operation.Embeddings, """{"model":"a","input":"x"}"""u8.ToArray());
        Assert.Equal(400, Assert.Throws<RouterException>(() => Dialect.ReadEmbeddings(request)).Error.Status);
        var reply = EmbeddingsReply.Read("""{"data":[]}"""u8.ToArray(), "demo");
        Assert.Equal(400, Assert.Throws<RouterException>(() => Dialect.WriteEmbeddings(reply, Exchange.Shape(), new ArrayBufferWriter<byte>())).Error.Status);
    }
}
