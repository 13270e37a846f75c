using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Dialects.OpenAi;
using LlmRouter.Settings;
using LlmRouter.Tests.Engine;

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
    [InlineData("""{"messages":[{"role":"developer","content":"\ud83d\ude00"}],"model":"a","max_tokens":1,"max_completion_tokens":2}""", """{"messages":[{"role":"developer","content":"\ud83d\ude00"}],"model":"up/stream","max_tokens":1,"max_completion_tokens":2}""")]
    public void Encode_SameDialect_ChangesModelAndUsageAndNothingElse(string body, string expected) => Assert.Equal(("chat/completions", expected), Translation.Encode(body));

    [Theory]
    [InlineData("max_completion_tokens", """{"model":"a","max_tokens":5}""", """{"model":"m","max_completion_tokens":5}""")]
    [InlineData("max_completion_tokens", """{"max_completion_tokens":6,"model":"a","max_tokens":5}""", """{"max_completion_tokens":6,"model":"m"}""")]
    [InlineData("max_tokens", """{"model":"a","max_completion_tokens":5,"x":1}""", """{"model":"m","x":1,"max_tokens":5}""")]
    [InlineData("max_tokens", """{"model":"a","max_completion_tokens":null}""", """{"model":"m"}""")]
    [InlineData("max_tokens", """{"model":"a"}""", """{"model":"m"}""")]
    public void Encode_Limit_IsCalledAsTheProviderCallsIt(string name, string body, string expected) =>
        Assert.Equal(expected, Encode(body, "openai", Traits with { MaxTokensName = name }));

    [Theory]
    [InlineData("openai", """{"model":"a","stream":true,"stream_options":{"include_usage":true},"user":"u"}""", """{"model":"m","stream":true}""")]
    [InlineData("openai", """{"user":"u","model":"a","stream":true}""", """{"model":"m","stream":true}""")]
    [InlineData("ollama", """{"model":"a","messages":[{"role":"user","content":"q"}],"stream":true,"options":{"num_predict":7}}""", """{"model":"m","messages":[{"role":"user","content":"q"}],"stream":true,"max_completion_tokens":7}""")]
    public void Encode_MembersThatTheProviderRefuses_AreLeftOut(string client, string body, string expected) =>
        Assert.Equal(expected, Encode(body, client, Traits with { RefusedMembers = ["stream_options", "user"], MaxTokensName = client == "ollama" ? "max_completion_tokens" : null }));

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

    private static ProviderTraits Traits => EngineSettings.Traits;

    private static string Encode(string body, string client, ProviderTraits traits)
    {
        var request = new RouterRequest("r", Operation.Chat, Encoding.UTF8.GetBytes(body)) { ClientDialect = client };
        var from = DialectCatalog.Default.Client(client);
        return Encoding.UTF8.GetString(new OpenAiDialect().Encode(request, from.Peek(request), from, new UpstreamTarget("m", traits)).Body.Span);
    }
}
