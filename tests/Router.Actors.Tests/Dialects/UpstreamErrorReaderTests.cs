using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Testing.Recordings;

namespace LlmRouter.Tests.Dialects;

public sealed class UpstreamErrorReaderTests
{
    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public void Read_ProvidersKeyIsWrong_IsTheRoutersTroubleAndNotTheCallers(int status)
    {
        var error = Read(status, """{"error":{"message":"Incorrect API key provided: sk-abcdefgh12345678","type":"invalid_request_error","code":"invalid_api_key"}}""");
        Assert.Equal((502, ErrorCode.UpstreamAuth, Fault.Provider), (error.Status, error.Code, error.Fault));
        Assert.Contains("'demo'", error.Message, StringComparison.Ordinal);
        Assert.Contains("Your own key is fine", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("abcdefgh", error.Message + error.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"code":"invalid-argument","error":"Incorrect API key provided."}""")]
    [InlineData("""[{"error":{"code":400,"message":"API key not valid. Please pass a valid API key."}}]""")]
    public void Read_BadKeyToldAs400_IsStillTheProvidersKey(string body) => Assert.Equal(ErrorCode.UpstreamAuth, Read(400, body).Code);

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(413)]
    [InlineData(422)]
    public void Read_DeterministicRefusal_PassesTheProvidersWords(int status)
    {
        var error = Read(status, """{"error":{"message":"No such thing","type":"odd_type","param":"messages","code":"odd_code"}}""");
        Assert.Equal((status, "odd_code", "No such thing", "odd_type", "messages", Fault.Client), (error.Status, error.Code, error.Message, error.Type, error.Param, error.Fault));
    }

    [Fact]
    public void Read_RateLimit_Stays429()
    {
        var error = Read(429, """{"error":{"message":"Slow down","code":429}}""");
        Assert.Equal((429, ErrorCode.RateLimited, "Slow down"), (error.Status, error.Code, error.Message));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(529)]
    public void Read_ServerError_IsTheProvidersOwnFault(int status)
    {
        var error = Read(status, """{"error":{"code":500,"message":"image input is not supported","type":"server_error"}}""");
        Assert.Equal((502, ErrorCode.UpstreamError, "image input is not supported", Fault.Provider), (error.Status, error.Code, error.Message, error.Fault));
    }

    [Theory]
    [InlineData("""{"error":{"message":"boom"}}""")]
    [InlineData("""{"error":"boom"}""")]
    [InlineData("""[{"error":{"code":404,"message":"boom","status":"NOT_FOUND"}}]""")]
    [InlineData("""{"object":"error","message":"boom","code":"1500"}""")]
    [InlineData("""{"detail":"boom"}""")]
    [InlineData("""{"id":"x","message":"boom"}""")]
    [InlineData("""{"message":{"detail":[{"type":"missing","msg":"boom","input":{"a":[1]}}]},"object":"error"}""")]
    [InlineData("""{"error":["boom"],"warnings":["w"]}""")]
    [InlineData("""{"result":null,"success":false,"errors":[{"code":7000,"message":"boom"}],"messages":[]}""")]
    [InlineData("""{"errors":["boom"]}""")]
    [InlineData("""{"Message":"boom"}""")]
    [InlineData("""{"error":"boom","error_type":"validation"}""")]
    [InlineData("boom")]
    public void Read_AnyShape_FindsTheText(string body) => Assert.Equal("boom", Read(404, body).Message);

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>502 Bad Gateway nginx</body></html>")]
    [InlineData("{\"error\":")]
    [InlineData("{}")]
    [InlineData("""{"error":{"message":"\ud800"}}""")]
    public void Read_NothingToRead_StillSaysWhoFailed(string body)
    {
        var error = Read(503, body);
        Assert.NotEmpty(error.Message);
        Assert.DoesNotContain("nginx", error.Message, StringComparison.Ordinal);
        Assert.Equal("demo", error.Provider);
    }

    [Fact]
    public void Read_ValidationErrors_AreToldWithTheirPlaces()
    {
        var error = Read(422, """{"detail":[{"type":"missing","loc":["body","messages",0,"content"],"msg":"Field required","input":{}},{"loc":["body","n"],"msg":"Too many"}]}""");
        Assert.Equal((422, "messages.0.content: Field required; n: Too many", "messages.0.content", "invalid_request_error"), (error.Status, error.Message, error.Param, error.Type));
    }

    [Fact]
    public void Read_VeryManyErrors_TellsTheFirst()
    {
        var error = Read(400, $$"""{"errors":[{{string.Join(',', Enumerable.Range(0, 1000).Select(i => $$"""{"message":"m{{i}}"}"""))}}]}""");
        Assert.Equal("m0; m1; m2; m3; m4", error.Message);
    }

    [Theory]
    [InlineData("""{"type":"error","error":{"type":"overloaded_error","message":"x"}}""", 502, "overloaded_error", ErrorCode.UpstreamError)]
    [InlineData("""{"type":"error","error":{"type":"api_error","message":"x"}}""", 502, "api_error", ErrorCode.UpstreamError)]
    [InlineData("""{"type":"error","error":{"type":"rate_limit_error","message":"x"}}""", 429, "rate_limit_error", ErrorCode.RateLimited)]
    [InlineData("""{"type":"error","error":{"type":"authentication_error","message":"x"}}""", 502, "api_error", ErrorCode.UpstreamAuth)]
    [InlineData("""{"type":"error","error":{"type":"permission_error","message":"x"}}""", 502, "api_error", ErrorCode.UpstreamAuth)]
    [InlineData("""{"type":"error","error":{"type":"not_found_error","message":"x"}}""", 404, "not_found_error", ErrorCode.InvalidRequest)]
    [InlineData("""{"type":"error","error":{"type":"invalid_request_error","message":"x"}}""", 400, "invalid_request_error", ErrorCode.InvalidRequest)]
    [InlineData("""{"type":"error","error":{"type":"request_too_large","message":"x"}}""", 413, "request_too_large", ErrorCode.RequestTooLarge)]
    [InlineData("""{"error":{"message":"x","status":"RESOURCE_EXHAUSTED"}}""", 429, "rate_limit_error", ErrorCode.RateLimited)]
    [InlineData("""{"error":{"message":"x","status":"UNAUTHENTICATED"}}""", 502, "api_error", ErrorCode.UpstreamAuth)]
    [InlineData("""{"error":{"message":"x","status":"PERMISSION_DENIED"}}""", 502, "api_error", ErrorCode.UpstreamAuth)]
    [InlineData("""{"error":{"message":"x","status":"INVALID_ARGUMENT"}}""", 400, "invalid_request_error", ErrorCode.InvalidRequest)]
    [InlineData("""{"error":{"message":"x","status":"NOT_FOUND"}}""", 404, "invalid_request_error", ErrorCode.InvalidRequest)]
    [InlineData("""{"error":{"message":"x","status":"UNAVAILABLE"}}""", 502, "api_error", ErrorCode.UpstreamError)]
    [InlineData("""{"error":{"message":"x","status":"RESOURCE_EXHAUSTED","code":503}}""", 502, "api_error", ErrorCode.UpstreamError)]
    [InlineData("""{"error":{"message":"x","type":"authentication_error","code":"invalid_request_error"}}""", 502, "api_error", ErrorCode.UpstreamAuth)]
    [InlineData("""{"error":{"message":"x","type":"insufficient_quota"}}""", 429, "insufficient_quota", ErrorCode.RateLimited)]
    [InlineData("""{"error":{"message":"x","type":"server_error"}}""", 502, "server_error", ErrorCode.UpstreamError)]
    public void FromReply_ErrorInA200_HasTheStatusThatItsWordsMean(string body, int status, string type, string code)
    {
        var error = UpstreamErrorReader.FromReply(ProviderError.Parse(Encoding.UTF8.GetBytes(body))!, "demo");
        Assert.Equal((status, type, code), (error.Status, error.Type, error.Code));
    }

    [Theory]
    [InlineData("""{"detail":[{"loc":["body"],"msg":"boom"}]}""")]
    [InlineData("""{"errors":[{"message":"boom"}]}""")]
    public void Translate_ListOfErrorsInA200_IsTheProvidersError(string body) =>
        Assert.Equal("boom", Exchange.Run(Encoding.UTF8.GetBytes(body)).Error?.Message);

    [Fact]
    public void Read_EveryRecordedError_PassesItsTextOrNamesTheKey()
    {
        var errors = Recording.All.Where(recording => recording.Family == "error").ToList();
        Assert.NotEmpty(errors);
        foreach (var recording in errors)
        {
            var error = UpstreamErrorReader.Read(recording.Status, recording.Body, "demo");
            Assert.DoesNotContain("gave no reason", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("http", error.Message, StringComparison.Ordinal);
            Assert.Equal(recording.Status is 401 or 403 || recording.File.StartsWith("xai", StringComparison.Ordinal), error.Code == ErrorCode.UpstreamAuth);
        }
    }

    [Theory]
    [InlineData("key sk-proj-abcDEF123456789 refused", "key [redacted] refused")]
    [InlineData("Authorization: Bearer abc.def-123", "Authorization: Bearer [redacted]")]
    [InlineData("key AIzaSyA1234567890abc", "key [redacted]")]
    [InlineData("dial tcp 10.1.2.3:11434: refused", "dial tcp [address]: refused")]
    [InlineData("see http://internal.host:8080/v1/x?key=y.", "see [address].")]
    [InlineData("connect localhost:8080 failed", "connect [address] failed")]
    [InlineData("lookup ollama.internal.lan:11434", "lookup [address]")]
    [InlineData("model gpt-4.1 takes 1.5 tokens", "model gpt-4.1 takes 1.5 tokens")]
    public void Redaction_KeysAndAddresses_AreTakenOut(string text, string expected) => Assert.Equal(expected, Redaction.Apply(text));

    private static RouterError Read(int status, string body) => UpstreamErrorReader.Read(status, Encoding.UTF8.GetBytes(body), "demo");
}
