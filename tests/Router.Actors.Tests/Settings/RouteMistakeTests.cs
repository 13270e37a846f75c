namespace LlmRouter.Tests.Settings;

/// <summary>Each rule of routes with its exact place and words, as the user reads it.</summary>
public sealed class RouteMistakeTests
{
    private const string Keys = "write candidates = [\"provider/model\", \"provider/model\"]";
    private const string Order = "write provider/model, with the provider's name first also where the model's name has a slash";

    [Theory]
    [InlineData("r {}", "17: router.routes.r.candidates: a route needs a candidate (" + Keys + ")")]
    [InlineData("r.candidates = null", "15: router.routes.r.candidates: a route needs a candidate (" + Keys + ")")]
    [InlineData("r.candidates = []", "30: router.routes.r.candidates: a route needs a candidate (write [\"provider/model\"])")]
    [InlineData("r = []", "19: router.routes.r: a route needs a candidate (write [\"provider/model\"])")]
    [InlineData("r.candidates = \"demo/m\"", "30: router.routes.r.candidates: must be a list, is a text (" + Keys + ")")]
    [InlineData("r.candidates = { to = \"demo/m\" }", "30: router.routes.r.candidates: must be a list, is an object (" + Keys + ")")]
    [InlineData("r = [null]", "20: router.routes.r: a candidate must be a text or an object, this is null (write \"provider/model\" or { to = \"provider/model\", weight = 2 })")]
    [InlineData("r = [[\"demo/m\"]]", "20: router.routes.r: a candidate must be a text or an object, this is a list (write \"provider/model\" or { to = \"provider/model\", weight = 2 })")]
    [InlineData("r = [{}]", "20: router.routes.r[0].to: this key needs a value (set it to \"provider/model\")")]
    [InlineData("r = [\"demo/m\", { to = [x] }]", "37: router.routes.r[1].to: must be \"provider/model\", is a list")]
    [InlineData("r.candidates = [{ to = \"demo/m\", wieght = 2 }]", "48: router.routes.r.candidates[0].wieght: there is no such key (did you mean \"weight\"?)")]
    [InlineData("r = [{ to = \"demo/m\", weight = 0 }]", "46: router.routes.r[0].weight: must be from 1 to 1000, is \"0\"")]
    [InlineData("r = [{ to = \"demo/m\", weight = 1001 }]", "46: router.routes.r[0].weight: must be from 1 to 1000, is \"1001\"")]
    [InlineData("r = [{ to = \"demo/m\", weight = 1.5 }]", "46: router.routes.r[0].weight: \"1.5\" is not a whole number (write a number from 1 to 1000)")]
    [InlineData("r = [{ to = \"demo/m\", timeouts.chat.idel = 1s }]", "51: router.routes.r[0].timeouts.chat.idel: there is no such key (did you mean \"idle\"?)")]
    [InlineData("r = [{ to = \"demo/m\", timeouts.idle = 0s }]", "53: router.routes.r[0].timeouts.idle: must be more than zero, is \"0s\" (write off to wait for ever)")]
    [InlineData("r = gpt-4o", "19: router.routes.r: \"gpt-4o\" is not a provider and a model (write provider/model)")]
    [InlineData("r = \"\"", "19: router.routes.r: \"\" is not a provider and a model (write provider/model)")]
    [InlineData("r = \"demo/\"", "19: router.routes.r: \"demo/\" is not a provider and a model (write provider/model)")]
    [InlineData("r = \"/m\"", "19: router.routes.r: \"/m\" is not a provider and a model (write provider/model)")]
    [InlineData("r = [\"demo/m\", \"dmeo/m\"]", "30: router.routes.r: this candidate leads to nothing: there is no provider \"dmeo\" here (did you mean \"demo\"?)")]
    [InlineData("r = [{ to = \"groq/m\" }]", "27: router.routes.r[0].to: this candidate leads to nothing: there is no provider \"groq\" here (set its key in the environment, or write router.providers.groq)")]
    [InlineData("r = \"meta-llama/m\"", "19: router.routes.r: this candidate leads to nothing: there is no provider \"meta-llama\" here (" + Order + ")")]
    [InlineData("r = ${SECRET}", "19: router.routes.r: this candidate leads to nothing: there is no provider for the value of ${SECRET} (" + Order + ")")]
    [InlineData("r = [\"demo/m\", \"DEMO/m\"]", "30: router.routes.r: \"DEMO/m\" stands in the list twice (remove one of the two; a weight says how much it takes)")]
    [InlineData("r = [\"demo/m\", { to = \"demo/m\", weight = 2 }]", "37: router.routes.r[1].to: \"demo/m\" stands in the list twice (remove one of the two; a weight says how much it takes)")]
    [InlineData("r = \"demo/*\"", "19: router.routes.r: \"demo/*\" has a * for which the route's name has none (write the model's name)")]
    [InlineData("\"a*b*\" = \"demo/*\"", "15: router.routes.\"a*b*\": a route's name holds at most one * (write a route for each form of the name)")]
    [InlineData("\" \" = \"demo/m\"", "15: router.routes.\" \": a route's name is empty (write the model that clients ask for)")]
    [InlineData("gpt-4.1 = \"demo/m\"", "15: router.routes.gpt-4: a route needs a candidate (a name with dots goes between quotes: \"gpt-4.1\" = \"openai/gpt-4.1\")")]
    public void Candidates_Wrong_SayWhereAndWhat(string routes, string mistake) => Assert.Equal(
        $"{Loading.File}:1:{mistake}", Loading.Mistake($"router.routes{{{routes}}}", ("SECRET", "nobody/m")));

    [Theory]
    [InlineData("policy = random", "router.routes.r.policy: \"random\" is none of priority, weighted, round-robin, least-busy, fastest")]
    [InlineData("policy = wieghted", "router.routes.r.policy: \"wieghted\" is none of priority, weighted, round-robin, least-busy, fastest (did you mean \"weighted\"?)")]
    [InlineData("polcy = weighted", "router.routes.r.polcy: there is no such key (did you mean \"policy\"?)")]
    [InlineData("timeouts.first = 1s", "router.routes.r.timeouts.first: there is no such key (known are connect, pool, write, first-token, idle, total, chat-stream, chat, embeddings)")]
    [InlineData("timeouts.chat.total = 0s", "router.routes.r.timeouts.chat.total: must be more than zero, is \"0s\" (write off to wait for ever)")]
    [InlineData("parameters = 1", "router.routes.r.parameters: must be an object, is a text (write parameters { … })")]
    [InlineData("retry = off", "router.routes.r.retry: must be an object, is a text (write retry { … })")]
    [InlineData("retry.rounds = 0", "router.routes.r.retry.rounds: must be from 1 to 100, is \"0\"")]
    [InlineData("retry.round = 2", "router.routes.r.retry.round: there is no such key (did you mean \"rounds\"?)")]
    [InlineData("retry.backoff = 6s", "router.routes.r.retry.backoff: must not be longer than backoff-max, which is \"5s\"")]
    [InlineData("retry.backoff-max = 100 ms", "router.routes.r.retry.backoff-max: must not be shorter than backoff, which is \"200 ms\"")]
    [InlineData("retry.backoff = -1s", "router.routes.r.retry.backoff: must not be negative, is \"-1s\"")]
    [InlineData("retry.backoff-max = off", "router.routes.r.retry.backoff-max: this cannot be switched off")]
    [InlineData("retry.per-request = -0.1", "router.routes.r.retry.per-request: must be from 0 to 100, is \"-0.1\"")]
    [InlineData("retry.per-request = 100.1", "router.routes.r.retry.per-request: must be from 0 to 100, is \"100.1\"")]
    [InlineData("retry.per-request = 10%", "router.routes.r.retry.per-request: \"10%\" is not a number (write a number from 0 to 100, such as 0.5)")]
    [InlineData("retry.per-request = NaN", "router.routes.r.retry.per-request: \"NaN\" is not a number (write a number from 0 to 100, such as 0.5)")]
    [InlineData("retry.burst = 100001", "router.routes.r.retry.burst: must be from 0 to 100000, is \"100001\"")]
    [InlineData("retry.last-resort = maybe", "router.routes.r.retry.last-resort: \"maybe\" is neither on nor off (write on or off)")]
    [InlineData("hedge.delay = soon", "router.routes.r.hedge.delay: \"soon\" is not a duration (write 500 ms, p95 or off)")]
    [InlineData("hedge.delay = p99", "router.routes.r.hedge.delay: \"p99\" is not a duration (write 500 ms, p95 or off)")]
    [InlineData("hedge.delay = 0s", "router.routes.r.hedge.delay: must be more than zero, is \"0s\" (write off to wait for ever)")]
    [InlineData("hedge.delays = 1s", "router.routes.r.hedge.delays: there is no such key (did you mean \"delay\"?)")]
    [InlineData("hedge.per-request = x", "router.routes.r.hedge.per-request: \"x\" is not a number (write a number from 0 to 100, such as 0.5)")]
    [InlineData("hedge.burst = -1", "router.routes.r.hedge.burst: must be from 0 to 100000, is \"-1\"")]
    public void Key_Wrong_SaysWhatInTheRouteAndInTheDefaults(string key, string mistake)
    {
        Assert.Equal(mistake, WithoutPlace(Loading.Mistake($"router.routes.r {{ candidates = [\"demo/m\"]\n {key} }}"), line: 2));
        var inDefaults = Loading.Mistake($"router {{ routes {{ a = \"demo/m\", b = \"demo/m\" }}, route-defaults {{\n {key} }} }}");
        Assert.Equal(mistake.Replace("routes.r.", "route-defaults.", StringComparison.Ordinal), WithoutPlace(inDefaults, line: 2));
    }

    [Theory]
    [InlineData("policy", "a word")]
    [InlineData("hedge.delay", "a duration")]
    [InlineData("retry.rounds", "a number")]
    [InlineData("retry.per-request", "a number")]
    public void Key_Null_IsOneMistakeInTheRouteAndInTheDefaults(string key, string what)
    {
        var own = Loading.Mistake($"router.routes {{ a = \"demo/m\", r {{ candidates = [\"demo/m\"], {key} = null }} }}");
        Assert.EndsWith($"router.routes.r.{key}: this key needs a value (set it to {what})", own, StringComparison.Ordinal);
        var inDefaults = Loading.Mistake($"router {{ routes {{ a = \"demo/m\", b = \"demo/m\" }}, route-defaults.{key} = null }}");
        Assert.EndsWith($"router.route-defaults.{key}: this key needs a value (set it to {what})", inDefaults, StringComparison.Ordinal);
    }

    [Fact]
    public void Candidates_InTheDefaults_AreNoKey() => Assert.EndsWith(
        "router.route-defaults.candidates: there is no such key (known are timeouts, parameters, policy, retry, hedge)",
        Loading.Mistake("router.route-defaults.candidates = [\"demo/m\"]"), StringComparison.Ordinal);

    [Fact]
    public void Candidates_MoreThan32_AreTooMany()
    {
        var candidates = string.Join(", ", Enumerable.Range(0, 33).Select(i => $"\"demo/{i}\""));
        Assert.Equal($"{Loading.File}:1:19: router.routes.r: a route has at most 32 candidates, this one has 33", Loading.Mistake($"router.routes.r = [{candidates}]"));
    }

    [Fact]
    public void Candidate_OfAProviderWithAMistakeOfItsOwn_IsNoSecondMistake() => Assert.EndsWith(
        "router.providers.p.type: there is no provider type \"opnai\" (did you mean \"openai\"?)",
        Loading.Mistake("router { providers.p { type = opnai }, routes.r = \"p/m\", default-route = \"p/m\", aliases.a = \"p/m\" }"), StringComparison.Ordinal);

    [Fact]
    public void Candidate_OfAProviderSwitchedOff_IsAMistake() => Assert.EndsWith(
        "there is no provider \"demo\" here (set its key in the environment, or write router.providers.demo)",
        Loading.Mistake("router { providers.demo.enabled = off, routes.r = \"demo/m\" }"), StringComparison.Ordinal);

    [Theory]
    [InlineData("rr", "24: router.default-route: there is no route \"rr\" (did you mean \"rrr\"?)")]
    [InlineData("nobody", "24: router.default-route: there is no route \"nobody\" (write a route's name or provider/model)")]
    [InlineData("alias", "24: router.default-route: there is no route \"alias\" (write a route's name or provider/model)")]
    [InlineData("\"demo/\"", "24: router.default-route: there is no route \"demo/\" (write a route's name or provider/model)")]
    [InlineData("\"gpt-*\"", "24: router.default-route: \"gpt-*\" holds a *, and the default is one route or one model (write a route's name or provider/model)")]
    [InlineData("\"demo/*\"", "24: router.default-route: \"demo/*\" holds a *, and the default is one route or one model (write a route's name or provider/model)")]
    [InlineData("\"dmeo/m\"", "24: router.default-route: the default leads to nothing: there is no provider \"dmeo\" here (did you mean \"demo\"?)")]
    [InlineData("\"groq/m\"", "24: router.default-route: the default leads to nothing: there is no provider \"groq\" here (set its key in the environment, or write router.providers.groq)")]
    [InlineData("${SECRET}", "24: router.default-route: the default leads to nothing: there is no provider for the value of ${SECRET} (" + Order + ")")]
    [InlineData("[rrr]", "24: router.default-route: must be a text, is a list")]
    public void DefaultRoute_Wrong_SaysWhereAndWhat(string target, string mistake) => Assert.Equal(
        $"{Loading.File}:1:{mistake}",
        Loading.Mistake($"router.default-route = {target}\nrouter {{ routes {{ rrr = \"demo/m\", \"gpt-*\" = \"demo/*\" }}, aliases.alias = rrr }}", ("SECRET", "nobody/m")));

    [Theory]
    [InlineData("r = \"demo/m\"", "17: router.aliases.r: a route has this name (rename one of the two: the alias would never be asked)")]
    [InlineData("a = \"gpt-*\"", "21: router.aliases.a: \"gpt-*\" stands for many models, and an alias for one (name one of them)")]
    [InlineData("a = b, b = \"gpt-*\"", "28: router.aliases.b: \"gpt-*\" stands for many models, and an alias for one (name one of them)")]
    [InlineData("a = \"x/other\"", "21: router.aliases.a: this alias leads to nothing: there is no provider \"x\" here (" + Order + ")")]
    public void Alias_AndRoute_Wrong_SaysWhereAndWhat(string aliases, string mistake) => Assert.Equal(
        $"{Loading.File}:1:{mistake}", Loading.Mistake($"router.aliases {{{aliases}}}\nrouter.routes {{ r = \"demo/m\", \"gpt-*\" = \"demo/*\", \"x/y\" = \"demo/m\" }}"));

    [Fact]
    public void Load_SeveralMistakes_AllAtOnceInOrder()
    {
        const string Text = """
            router {
              routes {
                a { candidates = [gpt, { to = "demo/m", weight = x }], policy = best }
                b = []
                c { candidates = ["demo/m"], hedge.delay = soon, retry { rounds = x, burst = y } }
              }
              default-route = d
              provider-defaults.breaker.open = x
              admin.key = ""
              reload.poll = x
            }
            """;
        Assert.Equal(
            [
                "3:23 router.routes.a.candidates", "3:54 router.routes.a.candidates[1].weight", "3:69 router.routes.a.policy", "4:9 router.routes.b",
                "5:48 router.routes.c.hedge.delay", "5:71 router.routes.c.retry.rounds", "5:82 router.routes.c.retry.burst",
                "7:19 router.default-route", "8:36 router.provider-defaults.breaker.open", "9:15 router.admin.key", "10:17 router.reload.poll",
            ],
            Loading.Load(Text).Mistakes.Select(m => $"{m.Line}:{m.Column} {m.KeyPath}"));
    }

    private static string WithoutPlace(string mistake, int line)
    {
        Assert.StartsWith($"{Loading.File}:{line}:", mistake, StringComparison.Ordinal);
        return mistake[mistake.IndexOf("router.", Loading.File.Length, StringComparison.Ordinal)..];
    }
}
