using LlmRouter.Actors;
using LlmRouter.Contracts;
using LlmRouter.Tests.Settings;

namespace LlmRouter.Tests.Actors;

/// <summary>The configuration is watched: what is right is swapped whole, what is wrong leaves the last good settings in force.</summary>
public sealed class SettingsActorTests() : TreeRig(Configuration("alpha") + "\ninclude \"b.conf\"")
{
    private const string Included = "conf/b.conf";

    [Fact]
    public async Task Change_ThatIsRight_IsInForceOnceTwoLooksAgree()
    {
        await StartAsync();

        Files.Write(Loading.File, Configuration("alpha", "beta"));
        Look();
        Assert.Equal(["alpha"], Providers);
        Look();

        Assert.Equal(["alpha", "beta"], Providers);
        Assert.Same(Board.Snapshot.Settings, Board.Current.Value);
        Assert.Contains("Settings reloaded: provider beta added", Said.Lines);
        Assert.Equal(new SettingsStatus(Time.GetUtcNow(), Mistakes: 0), Board.SettingsStatus);
        Alive("router/providers/beta");
    }

    [Fact]
    public async Task Change_ThatIsWrong_KeepsTheLastGoodAndNamesEveryMistake()
    {
        await StartAsync();
        var before = Board.SettingsStatus;

        Files.Write(Loading.File, Configuration("beta") + "\nrouter.limits.line = x\nrouter.nonsense = 1");
        Look();
        Look();

        Assert.Equal(["alpha"], Providers);
        Assert.Equal(before with { Mistakes = 2 }, Board.SettingsStatus);
        Assert.Contains(Said.Lines, line => line.StartsWith("conf/router.conf:2:", StringComparison.Ordinal) && line.Contains("router.limits.line", StringComparison.Ordinal));
        Assert.Contains(Said.Lines, line => line.StartsWith("conf/router.conf:3:", StringComparison.Ordinal) && line.Contains("router.nonsense", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Change_ThatIsWrong_IsToldOnceNotAtEveryLook()
    {
        await StartAsync();
        Files.Write(Loading.File, "router {");

        for (var look = 0; look < 5; look++) Look();

        Assert.Single(Said.Lines, line => line.Contains("the last good one stays in force", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Mistake_Repaired_IsFreshAgain()
    {
        await StartAsync();
        Files.Write(Loading.File, "router {");
        Look();
        Look();
        Assert.True(Board.SettingsStatus.IsStale);

        Files.Write(Loading.File, Configuration("beta"));
        Look();
        Look();

        Assert.Equal(["beta"], Providers);
        Assert.Equal(new SettingsStatus(Time.GetUtcNow(), Mistakes: 0), Board.SettingsStatus);
    }

    [Fact]
    public async Task Mistake_TakenBack_IsFreshAgainWithTheSameProviders()
    {
        await StartAsync();
        var (cell, text) = (Cell("alpha"), Files[Loading.File]);
        Files.Write(Loading.File, "router {");
        Look();
        Look();

        Files.Write(Loading.File, text);
        Look();
        Look();

        Assert.False(Board.SettingsStatus.IsStale);
        Assert.Same(cell, Cell("alpha"));
        Assert.Contains("The configuration is right again, and the same as before", Said.Lines);
    }

    [Fact]
    public async Task File_Gone_KeepsTheLastGoodUntilItIsBack()
    {
        await StartAsync();
        Files.Remove(Loading.File);
        Look();
        Look();
        Assert.Equal(["alpha"], Providers);
        Assert.True(Board.SettingsStatus.IsStale);

        Files.Write(Loading.File, Configuration("beta"));
        Look();
        Look();

        Assert.Equal(["beta"], Providers);
    }

    [Fact]
    public async Task File_GoneForOneLook_IsNoChange()
    {
        await StartAsync();
        var text = Files[Loading.File];
        Files.Remove(Loading.File);
        Look();

        Files[Loading.File] = text;
        Look();
        Look();

        Assert.False(Board.SettingsStatus.IsStale);
        Assert.DoesNotContain(Said.Lines, line => line.Contains("mistake", StringComparison.Ordinal));
    }

    [Fact]
    public async Task File_WrittenSlowly_IsReadWhenItIsWhole()
    {
        await StartAsync();
        var whole = Configuration("beta");
        for (var length = 1; length < whole.Length; length += 10)
        {
            Files.Write(Loading.File, whole[..length]);
            Look();
        }

        Files.Write(Loading.File, whole);
        Look();
        Look();

        Assert.Equal(["beta"], Providers);
        Assert.DoesNotContain(Said.Lines, line => line.Contains("mistake", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Include_Changed_IsReadToo()
    {
        await StartAsync();

        Files.Write(Included, "router.auth.keys = [secret]");
        Look();
        Look();

        Assert.Equal(["secret"], Board.Current.Value.Auth.Keys);
        Assert.Contains("Settings reloaded: auth changed", Said.Lines);
    }

    [Fact]
    public async Task Include_ThatWasMissing_IsWatchedToo()
    {
        await StartAsync();
        Files.Write(Loading.File, Configuration("beta") + "\ninclude required(file(\"c.conf\"))");
        Look();
        Look();
        Assert.True(Board.SettingsStatus.IsStale);

        Files.Write("conf/c.conf", "router.auth.keys = [secret]");
        Look();
        Look();

        Assert.Equal(["beta"], Providers);
        Assert.Equal(["secret"], Board.Current.Value.Auth.Keys);
    }

    [Fact]
    public async Task File_WrittenWithTheSameText_ChangesNothing()
    {
        await StartAsync();
        var (snapshot, lines) = (Board.Snapshot, Said.Lines.Count);

        Files.Write(Loading.File, Files[Loading.File]);
        Look();
        Look();

        Assert.Same(snapshot, Board.Snapshot);
        Assert.Equal(lines, Said.Lines.Count);
    }

    [Fact]
    public async Task Reload_AskedFor_IsReadAtOnce()
    {
        await StartAsync();
        Files.Write(Loading.File, Configuration("beta"));

        Board.SettingsReader.Tell(SettingsActor.Reload.Instance, TestActor);
        Settled();

        Assert.Equal(["beta"], Providers);
    }

    [Fact]
    public async Task Poll_Changed_HoldsFromThenOn()
    {
        await StartAsync();
        Files.Write(Loading.File, Configuration("alpha").Replace("poll = 1s", "poll = off", StringComparison.Ordinal));
        Look();
        Look();

        Files.Write(Loading.File, Configuration("beta"));
        Look();
        Look();
        Assert.Equal(["alpha"], Providers);
        Board.SettingsReader.Tell(SettingsActor.Reload.Instance, TestActor);
        Settled();

        Assert.Equal(["beta"], Providers);
    }

    [Fact]
    public async Task Keys_ThatNeedARestart_KeepTheirValueAndAreNamed()
    {
        await StartAsync();
        var before = Board.Current.Value;

        Files.Write(Loading.File, Configuration("alpha") + "\nrouter.server { host = \"127.0.0.9\", port = 1, drain = 7s }\nrouter.log.level = debug\nakka.loglevel = DEBUG");
        Look();
        Look();

        var now = Board.Current.Value;
        Assert.Equal(before.Server with { Drain = TimeSpan.FromSeconds(7) }, now.Server);
        Assert.Equal((before.Log, before.AkkaHocon), (now.Log, now.AkkaHocon));
        Assert.Contains("These changes hold from the next start on: router.server.host, router.server.port, router.log, akka", Said.Lines);
        Assert.Contains("Settings reloaded: server changed", Said.Lines);
    }

    private IEnumerable<string> Providers => Board.Snapshot.Cells.Select(cell => cell.Settings.Name);

    private static string Configuration(params string[] providers) =>
        "router { reload.poll = 1s, providers { ollama.enabled = off, demo.enabled = off, "
        + string.Join(", ", providers.Select(name => $"{name} {{ base-url = \"http://{name}\" }}")) + " } }";
}
