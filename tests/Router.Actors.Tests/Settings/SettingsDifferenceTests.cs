using LlmRouter.Settings;

namespace LlmRouter.Tests.Settings;

public sealed class SettingsDifferenceTests
{
    private const string Before =
        """
        router {
          providers { a.base-url = "http://a", b.base-url = "http://b" }
          routes { fast = ["a/m", "b/m"] }
          aliases { x = "a/m" }
        }
        """;

    [Theory]
    [InlineData("", "")]
    [InlineData("router.providers.c.base-url = \"http://c\"", "provider c added")]
    [InlineData("router.providers.a.api-key = secret-1", "provider a changed")]
    [InlineData("router.routes { slow = [\"b/m\"] }", "route slow added")]
    [InlineData("router.route-defaults.retry.rounds = 2", "route fast changed")]
    [InlineData("router.aliases { y = \"b/m\" }", "aliases changed")]
    [InlineData("router.default-route = fast", "default-route changed")]
    [InlineData("router.auth.keys = [secret-2]", "auth changed")]
    [InlineData("router.admin.key = secret-3secret-3secret-3", "admin changed")]
    [InlineData("router.reload.poll = 7s", "reload changed")]
    [InlineData("router.stream.keep-alive = 7s", "stream changed")]
    [InlineData("router.limits.line = 1 MiB", "limits changed")]
    [InlineData("router.server.drain = 7s", "server changed")]
    public void Changes_ByWhatWasWritten_AreNamedWithoutTheirValues(string more, string changes)
    {
        var difference = Between(Before, Before + "\n" + more);

        Assert.Equal(changes, string.Join(", ", difference.Changes));
        Assert.Empty(difference.NeedRestart);
    }

    [Fact]
    public void Changes_SomethingTakenOut_AreNamed() =>
        Assert.Equal(
            ["provider b removed", "route fast removed", "aliases changed"],
            Between(Before, "router.providers.a.base-url = \"http://a\"").Changes);

    [Theory]
    [InlineData("router.server.host = \"127.0.0.9\"", "router.server.host")]
    [InlineData("router.server.port = 1", "router.server.port")]
    [InlineData("router.log.level = debug", "router.log")]
    [InlineData("akka.loglevel = DEBUG", "akka")]
    public void NeedRestart_WhatIsBoundAtTheStart_IsNamedAndNotApplied(string more, string key)
    {
        var before = Loading.Settings(Before);
        var difference = SettingsDifference.Between(before, Loading.Settings(Before + "\n" + more));

        Assert.Equal([key], difference.NeedRestart);
        Assert.Empty(difference.Changes);
        Assert.Equal((before.Server, before.Log, before.AkkaHocon), (difference.Applied.Server, difference.Applied.Log, difference.Applied.AkkaHocon));
    }

    private static SettingsDifference Between(string before, string after) => SettingsDifference.Between(Loading.Settings(before), Loading.Settings(after));
}
