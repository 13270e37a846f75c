using LlmRouter.Settings;

namespace LlmRouter.Tests.Settings;

public sealed class AdminAndReloadTests
{
    [Fact]
    public void Load_Nothing_GivesNoAdminAndHalfASecond()
    {
        var settings = Loading.Settings();
        Assert.Null(settings.Admin.Key);
        Assert.Equal(TimeSpan.FromMilliseconds(500), settings.Reload.Poll);
    }

    [Theory]
    [InlineData("router.admin.key = ${KEY}", "secret-1")]
    [InlineData("router.admin.key = ${?KEY}", "secret-1")]
    [InlineData("router.admin.key = ${?UNSET}", null)]
    [InlineData("router.admin.key = ${?EMPTY}", null)]
    [InlineData("router.admin.key = null", null)]
    [InlineData("router.admin.key = abc", "abc")]
    public void AdminKey_FromFileOrEnvironment_IsRead(string text, string? key) =>
        Assert.Equal(key, Loading.Settings(text, ("KEY", "secret-1"), ("EMPTY", "")).Admin.Key);

    [Theory]
    [InlineData("router.admin.key = secret-1", "on")]
    [InlineData("", "off")]
    public void Admin_AsText_ShowsNoKey(string text, string shown) => Assert.Equal(shown, Loading.Settings(text).Admin.ToString());

    [Theory]
    [InlineData("router.admin.key = \"\"", "1:20: router.admin.key: the key is empty (remove it; without one there is no /admin)")]
    [InlineData("router.admin.key = \"secret 1\"", "1:20: router.admin.key: this key holds a space or a character that a header cannot carry")]
    [InlineData("router.admin.key = \"sécret\"", "1:20: router.admin.key: this key holds a space or a character that a header cannot carry")]
    [InlineData("router.admin.key = [secret]", "1:20: router.admin.key: must be a text, is a list")]
    [InlineData("router.admin.keys = secret", "1:14: router.admin.keys: there is no such key (did you mean \"key\"?)")]
    [InlineData("router.auth.keys = [secret-0, secret-1], router.admin.key = secret-1", "1:61: router.admin.key: this key is one of auth.keys too (take another one: who may call must not end the streams of others)")]
    [InlineData("router.reload.poll = 0s", "1:22: router.reload.poll: must be more than zero, is \"0s\" (write off to wait for ever)")]
    [InlineData("router.reload.poll = x", "1:22: router.reload.poll: \"x\" is not a duration (write 10s, 500 ms or 2 minutes, or off)")]
    [InlineData("router.reload.pol = 1s", "1:15: router.reload.pol: there is no such key (did you mean \"poll\"?)")]
    public void Key_Wrong_SaysWhereAndWhatAndShowsNoSecret(string text, string mistake)
    {
        var told = Loading.Mistake(text);
        Assert.Equal($"{Loading.File}:{mistake}", told);
        Assert.DoesNotContain("secret", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Poll_Off_IsInfinite() => Assert.Equal(ReloadSettings.Off, Loading.Settings("router.reload.poll = off").Reload);
}
