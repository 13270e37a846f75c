using LlmRouter.Contracts;
using LlmRouter.Settings;

namespace LlmRouter.Tests.Settings;

public sealed class SettingsLoaderTests
{
    [Fact]
    public void Load_Nothing_GivesTheReferenceDefaults()
    {
        var settings = Loading.Settings();
        Assert.Equal(new ServerSettings("localhost", 8777, 104857600, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(20)), settings.Server);
        Assert.Equal(new StreamSettings(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(3), TimeSpan.FromMilliseconds(2), ErrorStyle.ErrorObject), settings.Stream);
        Assert.Equal(new LimitSettings(16384, 16777216, 134217728, 65536, 4), settings.Limits);
        Assert.Equal(new LogSettings("Information", false), settings.Log);
        Assert.Empty(settings.Auth.Keys);
        Assert.Empty(settings.Aliases);
        Assert.Equal(["ollama", "demo"], settings.Providers.Select(p => p.Name));
    }

    [Fact]
    public void Load_Nothing_ReadsNoFile() => Assert.Empty(Loading.Load().Files);

    [Fact]
    public void Load_File_OverridesTheReference()
    {
        var settings = Loading.Settings("router { server { port = 9000 }, stream.error-style = finish-reason, limits.line = 1k, limits.read-buffer = 1k }");
        Assert.Equal(("localhost", 9000), (settings.Server.Host, settings.Server.Port));
        Assert.Equal(ErrorStyle.FinishReason, settings.Stream.ErrorStyle);
        Assert.Equal(1024, settings.Limits.Line);
    }

    [Fact]
    public void Load_Includes_AreListedAndRelativeToTheIncludingFile()
    {
        var outcome = Loading.Load(new MemoryFiles
        {
            [Loading.File] = "include \"parts/a.conf\"\nrouter.server.port = 3",
            [Path.Combine("conf", "parts/a.conf")] = "router { include \"b.conf\" }\nrouter.server.port = 1",
            [Path.Combine("conf/parts", "b.conf")] = "server.host = \"::1\", server.port = 2, server.drain = ${server.write-timeout}",
        });
        Assert.Empty(outcome.Mistakes);
        Assert.Equal(("::1", 3, TimeSpan.FromSeconds(30)), (outcome.Settings!.Server.Host, outcome.Settings.Server.Port, outcome.Settings.Server.Drain));
        Assert.Equal(3, outcome.Files.Count);
    }

    [Theory]
    [InlineData("--host", "0.0.0.0", "9")]
    [InlineData("IPv6", "[::]", "0")]
    public void Load_CommandLine_OverridesTheFile(string what, string host, string port)
    {
        var outcome = CommandLine(host, port);
        Assert.Empty(outcome.Mistakes);
        Assert.True(outcome.Settings!.Server.Host == host.Trim('[', ']') && outcome.Settings.Server.Port.ToString() == port, what);
    }

    [Fact]
    public void Load_CommandLineWrong_SaysWhichOption() => Assert.Equal(
        [
            "command line: --host: \"http://x\" is no address to listen on (write localhost, an IP address, or \"*\" for every address)",
            "command line: --port: \"70000\" is not a port (write a number from 0 to 65535)",
        ],
        CommandLine("http://x", "70000").Mistakes.Select(m => m.ToString()));

    [Theory]
    [InlineData("LOG_LEVEL", "debug", "Debug", false)]
    [InlineData("LOG_LEVEL", "WARN", "Warning", false)]
    [InlineData("LOG_FORMAT", "json", "Information", true)]
    [InlineData("LOG_FORMAT", "", "Information", false)]
    public void Log_FromEnvironment_Holds(string name, string value, string level, bool json) =>
        Assert.Equal(new LogSettings(level, json), Loading.Settings(null, (name, value)).Log);

    [Fact]
    public void Log_FileAndEnvironment_FileWins() =>
        Assert.Equal("Error", Loading.Settings("router.log.level = error", ("LOG_LEVEL", "debug")).Log.Level);

    [Fact]
    public void Akka_Section_IsResolvedAndPlain() => Assert.Equal(
        "akka {\n  loglevel = DEBUG\n  stdout-loglevel = WARNING\n  log-dead-letters = off\n  log-dead-letters-during-shutdown = off\n  actor {\n    name = \"x y\"\n    list = [1, \"a:b\"]\n  }\n}\n",
        Loading.Settings("akka { loglevel = ${LEVEL}, actor { name = x y, list = [1, \"a:b\"] } }", ("LEVEL", "DEBUG")).AkkaHocon);

    [Fact]
    public void Timeouts_Defaults_AreThoseOfTheDesign()
    {
        var openai = Loading.Settings("router.providers.a.base-url = \"http://a\"").Providers[0].Timeouts;
        Assert.Equal(Waits(10, 10, 10, 60, 30, null), openai.For(Operation.Chat, stream: true));
        Assert.Equal(Waits(10, 10, 10, null, null, 60), openai.For(Operation.Chat, stream: false));
        Assert.Equal(Waits(10, 10, 10, null, null, 30), openai.For(Operation.Embeddings, stream: false));
    }

    [Theory]
    [InlineData(Operation.Chat, true)]
    [InlineData(Operation.Chat, false)]
    [InlineData(Operation.Completion, true)]
    [InlineData(Operation.Embeddings, false)]
    public void Timeouts_Ollama_AreThoseOfTheDesign(Operation operation, bool stream) =>
        Assert.Equal(Waits(15, 10, 10, 120, 120, null), Loading.Settings().Providers[0].Timeouts.For(operation, stream));

    [Fact]
    public void Timeouts_SeveralPlaces_TheNearestWins()
    {
        var settings = Loading.Settings("""
            router {
              timeouts.chat-stream.write = 1s
              provider-defaults.timeouts { pool = 2s, write = 2s, idle = 2s }
              provider-types.slow { dialect = openai, timeouts { idle = 3s, chat.idle = 4s } }
              providers.a { type = slow, base-url = "http://a", timeouts { total = 5s, embeddings.total = off, chat-stream.idle = 6s } }
            }
            """);
        var timeouts = settings.Providers[0].Timeouts;
        Assert.Equal("openai", settings.Providers[0].Type);
        Assert.Equal(Waits(10, 2, 2, 60, 6, 5), timeouts.ChatStream);
        Assert.Equal(Waits(10, 2, 2, null, 4, 5), timeouts.Chat);
        Assert.Equal(Waits(10, 2, 2, null, 3, null), timeouts.Embeddings);
    }

    [Fact]
    public void Aliases_Chain_LeadsToTheLastTarget()
    {
        var aliases = Loading.Settings("router { aliases { a = b, b = \"demo/x\", c = free, d = \"lab/big\" }, providers.p { base-url = \"http://p\", models = [\"lab/big\"] } }").Aliases;
        Assert.Equal(("demo/x", "demo/x", "free", "lab/big"), (aliases["a"], aliases["b"], aliases["c"], aliases["d"]));
    }

    [Fact]
    public void Auth_Keys_FromEnvironmentAndFile() =>
        Assert.Equal(["one", "two"], Loading.Settings("router.auth.keys = [${K}]\nrouter.auth.keys += two", ("K", "one")).Auth.Keys);

    [Fact]
    public void Provider_AsText_ShowsNoKey()
    {
        var provider = Loading.Settings("router.providers.a { base-url = \"http://a\", api-key = secret-1, headers { X-Key = secret-2 } }").Providers[0];
        Assert.Equal("a (openai, http://a/)", provider.ToString());
        Assert.Equal(("secret-1", "secret-2"), (provider.ApiKey, provider.Headers["x-key"]));
    }

    private static OperationTimeouts Waits(int connect, int pool, int write, int? first, int? idle, int? total) =>
        new(Seconds(connect), Seconds(pool), Seconds(write), Seconds(first), Seconds(idle), Seconds(total));

    private static TimeSpan Seconds(int? seconds) => seconds is { } s ? TimeSpan.FromSeconds(s) : Timeout.InfiniteTimeSpan;

    private static SettingsOutcome CommandLine(string host, string port) => SettingsLoader.Load(new SettingsSources
    {
        ConfigFile = Loading.File,
        Host = host,
        Port = port,
        Environment = new Dictionary<string, string>(),
        Files = new MemoryFiles { [Loading.File] = "router.server { host = localhost, port = 1 }" },
    });
}
