using LlmRouter.Settings;

namespace LlmRouter.Tests.Settings;

/// <summary>Each rule with its exact place and words, as the user reads it.</summary>
public sealed class SettingsMistakeTests
{
    [Theory]
    [InlineData("router.server.prot = 1", "1:15: router.server.prot: there is no such key (did you mean \"port\"?)")]
    [InlineData("router.serevr.port = 1", "1:8: router.serevr: there is no such key (did you mean \"server\"?)")]
    [InlineData("server.port = 1", "1:1: server: there is no such key (did you mean \"router.server\"?)")]
    [InlineData("routre.server.port = 1", "1:1: routre: there is no such key (did you mean \"router\"?)")]
    [InlineData("router.auth.x = 1", "1:13: router.auth.x: there is no such key (known are keys)")]
    [InlineData("router.server.port = abc", "1:22: router.server.port: \"abc\" is not a whole number (write a number from 0 to 65535)")]
    [InlineData("router.server.port = 65536", "1:22: router.server.port: must be from 0 to 65535, is \"65536\"")]
    [InlineData("router.server.port = -1", "1:22: router.server.port: must be from 0 to 65535, is \"-1\"")]
    [InlineData("router.server.port = [1]", "1:22: router.server.port: must be a number, is a list")]
    [InlineData("router.server.host = \"a b\"", "1:22: router.server.host: \"a b\" is no address to listen on (write localhost, an IP address, or \"*\" for every address)")]
    [InlineData("router.server.max-body = many", "1:26: router.server.max-body: \"many\" is not a size (write 64 KiB, 16 MiB or 100 MB)")]
    [InlineData("router.server.max-body = 1", "1:26: router.server.max-body: must be from 1024 to 2147483647 bytes, is \"1\"")]
    [InlineData("router.server.drain = -1s", "1:23: router.server.drain: must not be negative, is \"-1s\"")]
    [InlineData("router.server.drain = 10", "1:23: router.server.drain: \"10\" is not a duration (write 10s, 500 ms or 2 minutes)")]
    [InlineData("router.server.write-timeout = off", "1:31: router.server.write-timeout: this cannot be switched off")]
    [InlineData("router.server.write-timeout = 0s", "1:31: router.server.write-timeout: must be more than zero, is \"0s\"")]
    [InlineData("router.server = 5", "1:17: router.server: must be an object, is a text (write server { … })")]
    [InlineData("router.stream.error-style = finish-raeson", "1:29: router.stream.error-style: \"finish-raeson\" is none of error-object, finish-reason (did you mean \"finish-reason\"?)")]
    [InlineData("router.stream.gather = 1s", "1:24: router.stream.gather: must be at most 100 ms, is \"1s\" (longer, and people would see tokens come in lumps)")]
    [InlineData("router.limits.line = 1 KiB", "1:22: router.limits.line: must not be smaller than read-buffer, which is 16384 bytes")]
    [InlineData("router.limits.client-line = 1 MiB", "1:29: router.limits.client-line: must be from 1024 to 131072 bytes, is \"1 MiB\"")]
    [InlineData("router.log.format = xml", "1:21: router.log.format: \"xml\" is none of text, json")]
    [InlineData("router.timeouts.chat.idle = 0s", "1:29: router.timeouts.chat.idle: must be more than zero, is \"0s\" (write off to wait for ever)")]
    [InlineData("router.timeouts.chat.idle = -1 ms", "1:29: router.timeouts.chat.idle: must be more than zero, is \"-1 ms\" (write off to wait for ever)")]
    [InlineData("router.timeouts.chat.idle = 30 days", "1:29: router.timeouts.chat.idle: must be at most 24 days, is \"30 days\" (write off to wait for ever)")]
    [InlineData("router.timeouts.idle = 1s", "1:17: router.timeouts.idle: there is no such key (known are chat-stream, chat, embeddings)")]
    [InlineData("router.provider-types.x.timeouts = {}", "1:23: router.provider-types.x.dialect: this key needs a value (set it to a word)")]
    [InlineData("router.provider-types.openai.dialect = opnai", "1:40: router.provider-types.openai.dialect: \"opnai\" is none of openai, responses, ollama, anthropic, gemini, demo (did you mean \"openai\"?)")]
    [InlineData("router.provider-defaults.type = opnai", "1:33: router.provider-defaults.type: there is no provider type \"opnai\" (did you mean \"openai\"?)")]
    [InlineData("router.well-known.x { type = nothing, base-url = \"http://x\" }", "1:30: router.well-known.x.type: there is no provider type \"nothing\" (known are openai, responses, anthropic, gemini, ollama, demo)")]
    public void Key_Wrong_SaysWhereAndWhat(string text, string mistake) => Assert.Equal($"{Loading.File}:{mistake}", Loading.Mistake(text));

    [Theory]
    [InlineData("p {}", "1:20: router.providers.p.base-url: this provider needs a base-url (for example base-url = \"http://localhost:8000/v1\")")]
    [InlineData("p { type = opnai }", "1:29: router.providers.p.type: there is no provider type \"opnai\" (did you mean \"openai\"?)")]
    [InlineData("p { base-url = \"ftp://x\" }", "1:33: router.providers.p.base-url: this URL must begin with http:// or https:// (for example \"http://localhost:8000/v1\")")]
    [InlineData("p { base-url = x }", "1:33: router.providers.p.base-url: this URL is not a URL (for example \"http://localhost:8000/v1\")")]
    [InlineData("p { base-url = \"http://x?key=1\" }", "1:33: router.providers.p.base-url: this URL must not hold a query or a fragment (for example \"http://localhost:8000/v1\")")]
    [InlineData("demo { base-url = \"http://x\" }", "1:36: router.providers.demo.base-url: the demo answers by itself and has no URL (remove it, or choose another type)")]
    [InlineData("groq = off", "1:25: router.providers.groq: a provider must be an object, this is a text (to switch it off write groq { enabled = off })")]
    [InlineData("groq { enabled = maybe }", "1:35: router.providers.groq.enabled: \"maybe\" is neither on nor off (write on or off)")]
    [InlineData("groq { modles = [a] }", "1:25: router.providers.groq.modles: there is no such key (did you mean \"models\"?)")]
    [InlineData("groq { models = a }", "1:34: router.providers.groq.models: must be a list, is a text (write models = [\"model\", \"model\"])")]
    [InlineData("groq { models = [a, [b]] }", "1:38: router.providers.groq.models: each element must be a text, this is a list")]
    [InlineData("groq { models = [a, \"\"] }", "1:38: router.providers.groq.models: a model's name is empty (remove it)")]
    [InlineData("groq { models = [a, a] }", "1:38: router.providers.groq.models: \"a\" stands in the list twice (remove one of the two)")]
    [InlineData("groq { timeouts.idle = 0s }", "1:41: router.providers.groq.timeouts.idle: must be more than zero, is \"0s\" (write off to wait for ever)")]
    [InlineData("groq { timeouts.chat.idel = 1s }", "1:39: router.providers.groq.timeouts.chat.idel: there is no such key (did you mean \"idle\"?)")]
    [InlineData("groq { headers.Host = x }", "1:33: router.providers.groq.headers.Host: the router sets this header itself")]
    [InlineData("groq { headers.\"a b\" = x }", "1:33: router.providers.groq.headers.\"a b\": this is no name of a header")]
    [InlineData("groq { headers { A = x, a = y } }", "1:42: router.providers.groq.headers.a: this header stands here twice, but for upper and lower case")]
    [InlineData("\"a/b\" { base-url = \"http://x\" }", "1:18: router.providers.\"a/b\": this cannot be the name of a provider (use letters, digits, '-', '_' and '.', at most 64, beginning with a letter or digit)")]
    [InlineData("p { base-url = \"http://x\" }, P { base-url = \"http://x\" }", "1:47: router.providers.P: another provider is called p (names must differ by more than upper and lower case)")]
    public void Provider_Wrong_SaysWhereAndWhat(string providers, string mistake) =>
        Assert.Equal($"{Loading.File}:{mistake}", Loading.Mistake($"router.providers{{{providers}}}"));

    [Theory]
    [InlineData("a = \"\"", "1:21: router.aliases.a: this alias leads to nothing (write provider/model)")]
    [InlineData("a = \"dmeo/x\"", "1:21: router.aliases.a: this alias leads to nothing: there is no provider \"dmeo\" here (did you mean \"demo\"?)")]
    [InlineData("a = \"groq/x\"", "1:21: router.aliases.a: this alias leads to nothing: there is no provider \"groq\" here (set its key in the environment, or write router.providers.groq)")]
    [InlineData("a = \"meta-llama/x\"", "1:21: router.aliases.a: this alias leads to nothing: there is no provider \"meta-llama\" here (write provider/model, with the provider's name first also where the model's name has a slash)")]
    [InlineData("a = a", "1:21: router.aliases.a: this alias leads back to itself (let one of the circle name a model)")]
    [InlineData("gpt-4.1 = \"demo/x\"", "1:17: router.aliases.gpt-4: an alias must be a text, this is an object (a name with dots goes between quotes: \"gpt-4.1\" = \"openai/gpt-4.1\")")]
    public void Alias_Wrong_SaysWhereAndWhat(string aliases, string mistake) =>
        Assert.Equal($"{Loading.File}:{mistake}", Loading.Mistake($"router.aliases {{{aliases}}}"));

    [Fact]
    public void Alias_Circle_IsReportedForEachOfIt() => Assert.Equal(2, Loading.Mistakes("router.aliases { a = b, b = a, c = \"demo/x\" }").Length);

    [Theory]
    [InlineData("router.auth.keys = [k-1, \"\"]", "1:26: router.auth.keys: a key is empty (remove it; an empty list lets everybody in)")]
    [InlineData("router.auth.keys = secret-1", "1:20: router.auth.keys: must be a list, is a text (write keys = [\"key\", \"key\"])")]
    [InlineData("router.auth.keys = [\"secret 1\"]", "1:21: router.auth.keys: a key holds a space or a character that a header cannot carry")]
    [InlineData("router.auth.keys = [secret-1, secret-1]", "1:31: router.auth.keys: this key stands in the list twice (remove one of the two)")]
    [InlineData("router.providers.groq.api-key = \"secret 1\"", "1:33: router.providers.groq.api-key: this key holds a space or a character that a header cannot carry")]
    [InlineData("router.providers.groq.api-key = [secret-1]", "1:33: router.providers.groq.api-key: must be a text, is a list")]
    [InlineData("router.providers.groq.headers.X = \"secret\\n1\"", "1:31: router.providers.groq.headers.X: the value holds a character that a header cannot carry")]
    [InlineData("router.providers.groq.base-url = \"http://u:secret-1@x\"", "1:34: router.providers.groq.base-url: this URL must not hold a name or password; use api-key or headers (for example \"http://localhost:8000/v1\")")]
    [InlineData("router.providers.groq { api-key = secret-1, headers.Authorization = secret-2 }", "1:23: router.providers.groq.headers: Authorization is set although there is an api-key (keep one of the two)")]
    [InlineData("router.providers.groq.api-key = sk:secret-1", "1:35: a ':' inside a text that is not quoted (put the text in quotes, for example \"http://localhost:8000/v1\")")]
    [InlineData("router.server.port = ${SECRET}", "1:22: router.server.port: the value of ${SECRET} is not a whole number (write a number from 0 to 65535)")]
    [InlineData("router.aliases.a = ${SECRET}", "1:20: router.aliases.a: this alias leads to nothing: there is no provider for the value of ${SECRET} (write provider/model, with the provider's name first also where the model's name has a slash)")]
    public void Secret_InAMistake_IsNotShown(string text, string mistake)
    {
        var told = Loading.Mistake(text, ("SECRET", "secret/3"));
        Assert.Equal($"{Loading.File}:{mistake}", told);
        Assert.DoesNotContain("secret-", told, StringComparison.Ordinal);
        Assert.DoesNotContain("secret/", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_SeveralMistakes_AllAtOnceInOrder()
    {
        const string Text = """
            router {
              server { port = 99999, hots = x }
              providers.p { type = opnai }
              aliases.a = a
              auth.keys = [""]
              log.level = loud
              limits.line = http://x
            }
            """;
        Assert.Equal(
            [
                "2:19 router.server.port", "2:26 router.server.hots", "3:24 router.providers.p.type", "4:15 router.aliases.a",
                "5:16 router.auth.keys", "6:15 router.log.level", "7:21 ",
            ],
            Loading.Load(Text).Mistakes.Select(m => $"{m.Line}:{m.Column} {m.KeyPath}"));
    }

    [Fact]
    public void File_Missing_IsTheOnlyMistake()
    {
        var outcome = SettingsLoader.Load(new SettingsSources { ConfigFile = "no.conf", Environment = new Dictionary<string, string>(), Files = new MemoryFiles() });
        Assert.Equal("no.conf: there is no such file", Assert.Single(outcome.Mistakes).ToString());
    }

    [Theory]
    [InlineData("include \"b.conf\"", "1:9: cannot include conf/b.conf: there is no such file (a path is relative to the file that names it)")]
    [InlineData("include \"router.conf\"", "1:9: conf/router.conf includes itself (remove one include: router.conf → router.conf)")]
    [InlineData("include \"../conf/./router.conf\"", "1:9: conf/../conf/./router.conf includes itself (remove one include: router.conf → router.conf)")]
    [InlineData("include url(\"http://x\")", "1:1: only files in quotes can be included (write include \"file.conf\")")]
    [InlineData("include file(\"x\"", "1:14: after this file name a ) is due (write include \"file.conf\")")]
    [InlineData("include \"x\" y", "1:13: nothing may follow an include on its line (write include \"file.conf\")")]
    [InlineData("include \"a\\u0000b\"", "1:9: a file name cannot hold U+0000")]
    public void Include_Wrong_SaysWhere(string text, string mistake) => Assert.Equal($"{Loading.File}:{mistake}", Loading.Mistake(text));

    [Fact]
    public void Include_MistakeInside_NamesTheIncludedFile()
    {
        var outcome = Loading.Load(new MemoryFiles { [Loading.File] = "include required(file(\"b.conf\"))", ["conf/b.conf"] = "\nrouter.server.port = x" });
        Assert.StartsWith("conf/b.conf:2:22: router.server.port: ", Assert.Single(outcome.Mistakes).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Include_CircleOfTwo_IsMistake()
    {
        var outcome = Loading.Load(new MemoryFiles { [Loading.File] = "include \"b.conf\"", ["conf/b.conf"] = "include \"router.conf\"" });
        Assert.Equal("conf/b.conf:1:9: conf/router.conf includes itself (remove one include: router.conf → b.conf → router.conf)", Assert.Single(outcome.Mistakes).ToString());
    }

    [Theory]
    [InlineData("router.server.port = null", "router.server.port: this key needs a value (set it to a number)")]
    [InlineData("router.stream.hold = null", "router.stream.hold: this key needs a value (set it to a duration)")]
    public void Key_RequiredAndNull_IsMistake(string text, string mistake) => Assert.EndsWith(mistake, Loading.Mistake(text), StringComparison.Ordinal);

    [Fact]
    public void Mistake_AsText_LeavesOutWhatThereIsNot()
    {
        Assert.Equal("f:1:2: a.b: wrong (mend it)", new SettingsMistake("f", 1, 2, "a.b", "wrong", "mend it").ToString());
        Assert.Equal("f: wrong", new SettingsMistake("f", 0, 0, "", "wrong", "").ToString());
    }
}
