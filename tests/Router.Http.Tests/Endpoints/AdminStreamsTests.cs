using LlmRouter.Contracts;
using LlmRouter.Http.Tests.Fakes;
using LlmRouter.Testing.Bodies;

namespace LlmRouter.Http.Tests.Endpoints;

public sealed class AdminStreamsTests
{
    private const string Path = "/admin/streams";

    private static readonly (string, string) Key = ("Authorization", "Bearer operator");

    public static TheoryData<LiveStreamState, string> States => new()
    {
        { LiveStreamState.Queued, "queued" },
        { LiveStreamState.Connecting, "connecting" },
        { LiveStreamState.WaitingForFirstToken, "waiting_for_first_token" },
        { LiveStreamState.Streaming, "streaming" },
        { LiveStreamState.Stalled, "stalled" },
        { LiveStreamState.SlowClient, "slow_client" },
    };

    [Fact]
    public void States_AreAllNamed() => Assert.Equal(Enum.GetValues<LiveStreamState>(), States.Select(row => (LiveStreamState)((object?[])row)[0]!));

    [Fact]
    public async Task List_NothingUnderWay_IsEmpty()
    {
        await using var router = await StartAsync();

        Assert.Equal("""{"object":"list","data":[]}""", (await router.ExchangeAsync("GET", Path, null, Key)).Body);
    }

    [Fact]
    public async Task List_OfStreams_ShowsEachInOrder()
    {
        await using var router = await StartAsync(
            new("req_1", "smart", "alpha", LiveStreamState.Stalled, TimeSpan.FromSeconds(2.5), TimeSpan.FromSeconds(61.2345), 2, 12.345, 4096),
            new("req_2", "emb", null, LiveStreamState.Queued, TimeSpan.Zero, TimeSpan.Zero, 0, 0, 0));

        var (head, body) = await router.ExchangeAsync("GET", Path, null, Key);

        Assert.Equal((200, "application/json"), (head.Status, head.Header("content-type")));
        Assert.Equal(
            """
            {"object":"list","data":[{"id":"req_1","model":"smart","provider":"alpha","state":"stalled","state_for_s":2.5,"age_s":61.234,"attempts":2,"tokens_per_second":12.3,"buffered_bytes":4096},{"id":"req_2","model":"emb","provider":null,"state":"queued","state_for_s":0,"age_s":0,"attempts":0,"tokens_per_second":0,"buffered_bytes":0}]}
            """,
            body);
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task List_OfAStreamInAState_NamesTheState(LiveStreamState state, string name)
    {
        await using var router = await StartAsync(Stream("req_1") with { State = state });

        var (_, body) = await router.ExchangeAsync("GET", Path, null, Key);

        Assert.Equal(name, JsonText.Parse(body).GetProperty("data")[0].GetProperty("state").GetString());
    }

    [Fact]
    public async Task Delete_OfAStreamUnderWay_EndsIt()
    {
        await using var router = await StartAsync(Stream("req_1"), Stream("req_2"));

        var (head, body) = await router.ExchangeAsync("DELETE", Path + "/req_2", null, Key);

        Assert.Equal((200, """{"id":"req_2","deleted":true}"""), (head.Status, body));
        Assert.Equal(["req_1"], router.Engine.Streams.Select(stream => stream.Id));
    }

    [Theory]
    [InlineData("req_0")]
    [InlineData("REQ_1")]
    [InlineData("%F0%9F%98%80")]
    public async Task Delete_OfAnUnknownStream_Is404InJson(string id)
    {
        await using var router = await StartAsync(Stream("req_1"));

        var (head, body) = await router.ExchangeAsync("DELETE", Path + "/" + id, null, Key);

        Assert.Equal((404, ErrorCode.InvalidRequest), (head.Status, CodeOf(body)));
        Assert.Single(router.Engine.Streams);
    }

    [Theory]
    [InlineData("POST", Path, "GET, HEAD")]
    [InlineData("PUT", Path, "GET, HEAD")]
    [InlineData("DELETE", Path, "GET, HEAD")]
    [InlineData("OPTIONS", Path, "GET, HEAD")]
    [InlineData("GET", Path + "/req_1", "DELETE")]
    [InlineData("HEAD", Path + "/req_1", "DELETE")]
    [InlineData("POST", Path + "/req_1", "DELETE")]
    [InlineData("OPTIONS", Path + "/req_1", "DELETE")]
    public async Task Method_ThatIsWrong_Is405InJsonWithAllow(string method, string path, string allowed)
    {
        await using var router = await StartAsync(Stream("req_1"));

        var (head, body) = await router.ExchangeAsync(method, path, method == "POST" ? "{}" : null, Key);

        Assert.Equal((405, allowed), (head.Status, head.Header("allow")));
        if (method != "HEAD") Assert.Equal(ErrorCode.InvalidRequest, CodeOf(body));
        Assert.Single(router.Engine.Streams);
    }

    [Theory]
    [InlineData("/admin/streams/")]
    [InlineData("//admin//streams")]
    [InlineData("/ADMIN/streams")]
    public async Task List_AtAForgivenSpelling_Answers(string path)
    {
        await using var router = await StartAsync();

        Assert.Equal(200, (await router.ExchangeAsync("GET", path, null, Key)).Head.Status);
    }

    [Fact]
    public async Task Head_OfTheList_IsThatOfGet()
    {
        await using var router = await StartAsync(Stream("req_1"));

        var (get, _) = await router.ExchangeAsync("GET", Path, null, Key);
        var (head, _) = await router.ExchangeAsync("HEAD", Path, null, Key);

        Assert.Equal((get.Status, get.Header("content-length")), (head.Status, head.Header("content-length")));
    }

    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/nothing")]
    [InlineData("/admin/streams/a/b")]
    [InlineData("/admin/v1/models")]
    public async Task Path_ThatIsUnknown_Is404InJson(string path)
    {
        await using var router = await StartAsync();

        var (head, body) = await router.ExchangeAsync("GET", path, null, Key);

        Assert.Equal((404, ErrorCode.InvalidRequest), (head.Status, CodeOf(body)));
    }

    private static string? CodeOf(string body) => JsonText.Parse(body).GetProperty("error").GetProperty("code").GetString();

    private static LiveStream Stream(string id) => new(id, "m", "p", LiveStreamState.Streaming, TimeSpan.Zero, TimeSpan.Zero, 1, 0, 0);

    private static Task<RunningRouter> StartAsync(params LiveStream[] streams) =>
        RunningRouter.StartAsync(new FakeEngine { Streams = streams }, TestSettings.WithAdmin("operator"));
}
