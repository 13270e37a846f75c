using LlmRouter.Contracts;
using LlmRouter.Http.Tests.Fakes;
using LlmRouter.Testing.Bodies;

namespace LlmRouter.Http.Tests.Endpoints;

public sealed class AdminEngineTests
{
    private const string Path = "/admin/engine";

    private static readonly (string, string) Key = ("Authorization", "Bearer operator");

    [Fact]
    public async Task Show_OfAnEngine_GivesItsCountsAndTheProcess()
    {
        await using var router = await StartAsync();

        var (head, body) = await router.ExchangeAsync("GET", Path, null, Key);
        var shown = JsonText.Parse(body);

        Assert.Equal((200, "application/json"), (head.Status, head.Header("content-type")));
        Assert.Equal(["streams", "graphs", "actors", "threads", "heap_bytes"], shown.EnumerateObject().Select(member => member.Name));
        Assert.Equal((3, 4, 7), (shown.GetProperty("streams").GetInt32(), shown.GetProperty("graphs").GetInt32(), shown.GetProperty("actors").GetInt32()));
        Assert.True(shown.GetProperty("threads").GetInt32() > 0);
        Assert.True(shown.GetProperty("heap_bytes").GetInt64() > 0);
    }

    [Fact]
    public async Task Head_OfIt_HasNoBody()
    {
        await using var router = await StartAsync();

        var (head, body) = await router.ExchangeAsync("HEAD", Path, null, Key);

        Assert.Equal((200, "application/json", ""), (head.Status, head.Header("content-type"), body));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Method_ThatIsWrong_Is405WithAllow(string method)
    {
        await using var router = await StartAsync();

        var (head, _) = await router.ExchangeAsync(method, Path, method == "POST" ? "{}" : null, Key);

        Assert.Equal((405, "GET, HEAD"), (head.Status, head.Header("allow")));
    }

    [Theory]
    [InlineData("Authorization", "Bearer client")]
    [InlineData("x-nothing", "")]
    public async Task Key_ThatIsWrong_Is401(string name, string value)
    {
        await using var router = await StartAsync();

        var (head, body) = await router.ExchangeAsync("GET", Path, null, (name, value));

        Assert.Equal((401, ErrorCode.InvalidApiKey), (head.Status, JsonText.Parse(body).GetProperty("error").GetProperty("code").GetString()));
    }

    private static Task<RunningRouter> StartAsync() =>
        RunningRouter.StartAsync(new FakeEngine { Counts = new EngineCounts(Streams: 3, Graphs: 4, Actors: 7) }, TestSettings.WithAdmin("operator"));
}
