using LlmRouter.Contracts;

namespace LlmRouter.Tests.Dialects.OpenAi;

public sealed class OpenAiRequestCodecTests
{
    [Theory]
    [InlineData("""{"model":"a","messages":[],"x":{"y":1.50}}""", """{"model":"up/stream","messages":[],"x":{"y":1.50}}""")]
    [InlineData("""{"model":"a","stream":true}""", """{"model":"up/stream","stream":true,"stream_options":{"include_usage":true}}""")]
    [InlineData("""{"model":"a","stream":true,"stream_options":null}""", """{"model":"up/stream","stream":true,"stream_options":{"include_usage":true}}""")]
    [InlineData("""{"model":"a","stream":true,"stream_options":{"include_usage":false,"o":1}}""", """{"model":"up/stream","stream":true,"stream_options":{"include_usage":true,"o":1}}""")]
    [InlineData("""{"model":"a","stream":true,"stream_options":{"o":1}}""", """{"model":"up/stream","stream":true,"stream_options":{"o":1,"include_usage":true}}""")]
    [InlineData("""{"model":"a","stream":false}""", """{"model":"up/stream","stream":false}""")]
    [InlineData("""{"messages":[{"role":"developer","content":"\ud800"}],"model":"a","max_tokens":1,"max_completion_tokens":2}""", """{"messages":[{"role":"developer","content":"\ud800"}],"model":"up/stream","max_tokens":1,"max_completion_tokens":2}""")]
    public void Encode_SameDialect_ChangesModelAndUsageAndNothingElse(string body, string expected) => Assert.Equal(("chat/completions", expected), Translation.Encode(body));

    [Theory]
    [InlineData(Operation.Completion, "completions")]
    [InlineData(Operation.Embeddings, "embeddings")]
    public void Encode_OtherOperations_HaveTheirPath(Operation operation, string path) =>
        Assert.Equal((path, """{"model":"up/stream","input":"x","encoding_format":"base64"}"""), Translation.Encode("""{"model":"a","input":"x","encoding_format":"base64"}""", operation: operation));

    [Fact]
    public void Encode_Twice_ChangesNothingMore()
    {
        var once = Translation.Encode("""{"model":"a","stream":true}""").Body;
        Assert.Equal(once, Translation.Encode(once).Body);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("[]", null)]
    [InlineData("{", null)]
    [InlineData("{}", "model")]
    [InlineData("""{"model":""}""", "model")]
    [InlineData("""{"model":7}""", "model")]
    [InlineData("""{"model":"a","stream":"yes"}""", "stream")]
    [InlineData("""{"model":"a","stream_options":{"include_usage":"yes"}}""", "stream_options")]
    public void Peek_BrokenRequest_IsA400ThatNamesTheMember(string body, string? param)
    {
        var error = Translation.Refusal(body);
        Assert.Equal((400, ErrorCode.InvalidRequest, "invalid_request_error", Fault.Client, param), (error.Status, error.Code, error.Type, error.Fault, error.Param));
    }
}
