using LlmRouter.Contracts;
using LlmRouter.Http.Tests.Fakes;

namespace LlmRouter.Http.Tests.Endpoints;

public sealed class RoutesTests
{
    private static readonly string[] PostPaths = ["/chat/completions", "/completions", "/embeddings", "/responses"];

    // Their errors have another shape: AnthropicTests.
    private static readonly string[] AnthropicPaths = ["/messages", "/messages/count_tokens"];
    private static readonly string[] GetPaths = ["/v1/models", "/models", "/v1/models/demo", "/models/demo", "/health", "/health/ready", "/", "/v1"];

    public static TheoryData<string> PostPathSpellings => [.. PostPaths.Concat(AnthropicPaths).SelectMany(Spellings)];

    public static TheoryData<string> GetPathSpellings => [.. GetPaths, "/v1//models", "//v1/models", "/v1/models/", "/v1/models//", "//models", "/models//demo", "/health/"];

    public static TheoryData<string, string> WrongMethods
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var path in PostPaths.SelectMany(Spellings))
                foreach (var method in (string[])["GET", "HEAD", "PUT", "PATCH", "DELETE", "TRACE", "QUERY"]) data.Add(method, path);
            foreach (var path in GetPaths)
                foreach (var method in (string[])["POST", "PUT", "PATCH", "DELETE", "TRACE"]) data.Add(method, path);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(PostPathSpellings))]
    public async Task Post_AtEverySpelling_ReachesTheEngine(string path)
    {
        await using var router = await RunningRouter.StartAsync();

        var (head, body) = await router.ExchangeAsync("POST", path, "{}");

        Assert.Equal((200, "{}", 1), (head.Status, body, router.Engine.Requests));
    }

    [Theory]
    [MemberData(nameof(GetPathSpellings))]
    public async Task GetAndHead_AtEverySpelling_AreAnswered(string path)
    {
        await using var router = await RunningRouter.StartAsync();

        var (get, body) = await router.ExchangeAsync("GET", path);
        var (head, _) = await router.ExchangeAsync("HEAD", path);

        Assert.Equal((200, 200), (get.Status, head.Status));
        Assert.Equal("application/json", get.Header("content-type"));
        Assert.Equal(get.Header("content-length"), head.Header("content-length"));
        Assert.StartsWith("{", body, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WrongMethods))]
    public async Task Method_ThatIsWrong_Is405InJsonWithAllow(string method, string path)
    {
        await using var router = await RunningRouter.StartAsync();

        var (head, body) = await router.ExchangeAsync(method, path, method is "GET" or "HEAD" ? null : "{}");

        Assert.Equal(405, head.Status);
        Assert.Equal(PostPaths.Any(path.TrimEnd('/').EndsWith) ? "POST" : "GET, HEAD", head.Header("allow"));
        if (method != "HEAD") Assert.Contains("Use ", ErrorAssert.Is(405, ErrorCode.InvalidRequest, head, body), StringComparison.Ordinal);
        Assert.Equal(0, router.Engine.Requests);
    }

    [Theory]
    [InlineData("GET", "/nowhere")]
    [InlineData("POST", "/v1/chat")]
    [InlineData("GET", "/v2/models")]
    [InlineData("GET", "/health/nothing")]
    [InlineData("GET", "/v1/v1/models")]
    [InlineData("DELETE", "/%F0%9F%98%80")]
    public async Task Path_ThatIsUnknown_Is404InJson(string method, string path)
    {
        await using var router = await RunningRouter.StartAsync();

        var (head, body) = await router.ExchangeAsync(method, path, method == "POST" ? "{}" : null);

        Assert.Contains("/v1/models", ErrorAssert.Is(404, ErrorCode.InvalidRequest, head, body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/models?x=1")]
    [InlineData("/v1/models/?limit=20&after=a")]
    public async Task Query_OnAnyPath_IsIgnored(string path)
    {
        await using var router = await RunningRouter.StartAsync();

        Assert.Equal(200, (await router.ExchangeAsync("GET", path)).Head.Status);
    }

    private static IEnumerable<string> Spellings(string path) => [path, "/v1" + path, "/v1/" + path, "//v1" + path, "/v1" + path + "/", path.Replace("/", "//", StringComparison.Ordinal)];
}
