using LlmRouter.Http.Pipeline;
using LlmRouter.Http.Tests.Fakes;

namespace LlmRouter.Http.Tests.Pipeline;

public sealed class RequestIdentityTests
{
    public static TheoryData<string> PlainIds => ["a", "req_1", "A-b.C_9", new string('x', 128), "0f8fad5b-d9cb-469f-a165-70867728950e"];

    public static TheoryData<string> OddIds => ["", " ", "a b", "a\r\nb", "ä", "a/b", "a\"b", new string('x', 129), "{{evil}}"];

    [Theory]
    [MemberData(nameof(PlainIds))]
    public void Id_ThatIsAPlainToken_IsKept(string id) => Assert.Equal(id, RequestIdentity.Choose(id));

    [Theory]
    [MemberData(nameof(OddIds))]
    public void Id_ThatIsNot_IsReplaced(string id) => Assert.Matches("^req_[0-9a-f]{24}$", RequestIdentity.Choose(id));

    [Theory]
    [InlineData("/health", 200)]
    [InlineData("/nowhere", 404)]
    public async Task Reply_OfAnyStatus_CarriesTheId(string path, int status)
    {
        await using var router = await RunningRouter.StartAsync();

        var (own, _) = await router.ExchangeAsync("GET", path, null, ("X-Request-ID", "mine.1"));
        var (first, _) = await router.ExchangeAsync("GET", path);
        var (second, _) = await router.ExchangeAsync("GET", path);

        Assert.Equal(status, own.Status);
        Assert.Equal("mine.1", own.Header("x-request-id"));
        Assert.NotEqual(first.Header("x-request-id"), second.Header("x-request-id"));
    }
}
