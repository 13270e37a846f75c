using LlmRouter.Settings;

namespace LlmRouter.Tests.Settings;

/// <summary>What routes mean: their short forms, what they take from route-defaults, whose waits hold.</summary>
public sealed class RouteTests
{
    private const string Providers = "providers { a.base-url = \"http://a\", b { base-url = \"http://b\", timeouts.first-token = 7s } }";

    private static readonly BudgetSettings RetryBudget = new(1, 100);

    private static readonly RetrySettings DefaultRetry =
        new(1, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(5), RetryBudget, LastResort: true);

    [Fact]
    public void Load_Nothing_GivesNoRoute()
    {
        var settings = Loading.Settings();
        Assert.Empty(settings.Routes);
        Assert.Null(settings.DefaultRoute);
    }

    [Fact]
    public void Route_WithCandidatesOnly_HasTheDefaultsOfTheReference()
    {
        var route = One("r { candidates = [\"a/m\"] }");
        Assert.Equal(("r", "priority", DefaultRetry, null), (route.Name, route.Policy, route.Retry, route.Hedge));
        Assert.Empty(route.Parameters);
        Assert.Equal(new CandidateSettings("a", "m", 1, ProviderWaits("a")), Assert.Single(route.Candidates));
    }

    [Theory]
    [InlineData("r = \"a/m\"", "a/m*1")]
    [InlineData("r = \" a/m \"", "a/m*1")]
    [InlineData("r = [\"a/m\"]", "a/m*1")]
    [InlineData("r { candidates = [\"a/m\"] }", "a/m*1")]
    [InlineData("r.candidates = [{ to = \"a/m\" }]", "a/m*1")]
    [InlineData("r = [\"a/m\", \"b/m\"]", "a/m*1 b/m*1")]
    [InlineData("r = [\"a/m\", { to = \"b/m\", weight = 3 }]", "a/m*1 b/m*3")]
    [InlineData("r = [{ to = \"a/m\", weight = 1000 }]", "a/m*1000")]
    [InlineData("r = [\"A/m\", \"a/M\"]", "a/m*1 a/M*1")]
    [InlineData("r = \"a/org/model:1\"", "a/org/model:1*1")]
    [InlineData("\"gpt-*\" = [\"a/*\", \"b/openai/gpt-*\", \"b/fixed\"]", "a/**1 b/openai/gpt-**1 b/fixed*1")]
    [InlineData("\"*\" = \"a/*\"", "a/**1")]
    [InlineData("\"a/m\" = \"b/m\"", "b/m*1")]
    public void Candidates_InEveryForm_AreRead(string routes, string candidates) =>
        Assert.Equal(candidates, string.Join(' ', One(routes).Candidates.Select(c => $"{c.Provider}/{c.Model}*{c.Weight}")));

    [Fact]
    public void Candidates_UpTo32_AreRead() =>
        Assert.Equal(32, One($"r = [{string.Join(", ", Enumerable.Range(0, 32).Select(i => $"\"a/{i}\""))}]").Candidates.Count);

    [Fact]
    public void Candidates_OfAnotherKey_MayBeJoined() =>
        Assert.Equal(["m", "n"], Loading.Settings(Text("x = [\"a/m\"], r = ${router.routes.x} [\"a/n\"]")).Routes[1].Candidates.Select(c => c.Model));

    [Fact]
    public void Routes_Several_KeepTheirOrderAndNullTakesOneAway()
    {
        var settings = Loading.Settings(Text("z = \"a/m\", gone = null, \"gpt-4.1\" = \"a/m\", \"a*\" = \"b/*\""));
        Assert.Equal(["z", "gpt-4.1", "a*"], settings.Routes.Select(r => r.Name));
    }

    [Theory]
    [InlineData("priority")]
    [InlineData("weighted")]
    [InlineData("round-robin")]
    [InlineData("least-busy")]
    [InlineData("fastest")]
    [InlineData("Fastest")]
    public void Policy_ByName_IsKnown(string policy) =>
        Assert.Equal(policy.ToLowerInvariant(), One($"r {{ candidates = [\"a/m\"], policy = {policy} }}").Policy);

    [Fact]
    public void Policies_OfTheTest_AreAllThatThereAre() =>
        Assert.Equal(["priority", "weighted", "round-robin", "least-busy", "fastest"], RoutePolicyNames.All);

    [Theory]
    [InlineData("", "", 1, 200, 5000, 1, 100, true)]
    [InlineData("retry { rounds = 2, backoff = 1s, backoff-max = 2s, per-request = 0.25, burst = 3, last-resort = off }", "", 2, 1000, 2000, 0.25, 3, false)]
    [InlineData("", "retry { rounds = 4, backoff = 0s, backoff-max = 0s, per-request = 0, burst = 0, last-resort = off }", 4, 0, 0, 0, 0, false)]
    [InlineData("retry { rounds = 2, burst = 3 }", "retry { rounds = 4, per-request = .5 }", 2, 200, 5000, 0.5, 3, true)]
    [InlineData("retry {}", "retry.last-resort = off", 1, 200, 5000, 1, 100, false)]
    public void Retry_OfRouteAndDefaults_IsLayeredMemberByMember(
        string own, string defaults, int rounds, int backoff, int most, double perRequest, int burst, bool lastResort)
    {
        var expected = new RetrySettings(rounds, TimeSpan.FromMilliseconds(backoff), TimeSpan.FromMilliseconds(most), new(perRequest, burst), lastResort);
        Assert.Equal(expected, One($"r {{ candidates = [\"a/m\"], {own} }}", defaults).Retry);
    }

    [Theory]
    [InlineData("", "", null, 0, 0)]
    [InlineData("hedge.delay = off", "hedge.delay = 1s", null, 0, 0)]
    [InlineData("hedge.delay = 300 ms", "", "300", 0.5, 20)]
    [InlineData("hedge.delay = p95", "", "p95", 0.5, 20)]
    [InlineData("", "hedge { delay = 1s, burst = 5 }", "1000", 0.5, 5)]
    [InlineData("hedge { delay = p95, per-request = 1 }", "hedge { delay = 1s, burst = 5 }", "p95", 1, 5)]
    [InlineData("hedge { burst = 0 }", "hedge { delay = 1s, per-request = 2 }", "1000", 2, 0)]
    public void Hedge_OfRouteAndDefaults_IsLayeredMemberByMember(string own, string defaults, string? delay, double perRequest, int burst)
    {
        var expected = delay is null ? null : new HedgeSettings(delay == "p95" ? null : TimeSpan.FromMilliseconds(int.Parse(delay)), new(perRequest, burst));
        Assert.Equal(expected, One($"r {{ candidates = [\"a/m\"], {own} }}", defaults).Hedge);
    }

    [Theory]
    [InlineData("r = \"a/m\"")]
    [InlineData("r = [\"a/m\"]")]
    public void ShortForm_TakesEverythingFromTheDefaults(string routes)
    {
        var route = One(routes, "policy = fastest, retry.rounds = 3, hedge.delay = p95, parameters.seed = 1, timeouts.idle = 3s");
        Assert.Equal(("fastest", 3, true, 1), (route.Policy, route.Retry.Rounds, route.Hedge is { Delay: null }, route.Parameters.Count));
        Assert.Equal(TimeSpan.FromSeconds(3), route.Candidates[0].Timeouts.Chat.Idle);
    }

    [Fact]
    public void Policy_OfTheRoute_BeatsTheDefaults() =>
        Assert.Equal("weighted", One("r { candidates = [\"a/m\"], policy = weighted }", "policy = fastest").Policy);

    [Theory]
    [InlineData("", "", "", 60, 30)]
    [InlineData("", "", "first-token = 4s", 4, 30)]
    [InlineData("", "first-token = 3s", "first-token = 4s", 3, 30)]
    [InlineData("first-token = 2s", "first-token = 3s", "first-token = 4s", 2, 30)]
    [InlineData("first-token = 2s", "chat-stream.first-token = 3s", "", 2, 30)]
    [InlineData("chat-stream.first-token = 2s", "first-token = 3s", "idle = 9s", 2, 9)]
    [InlineData("idle = off", "chat-stream.idle = 3s", "", 60, -1)]
    public void Timeouts_OfCandidateRouteAndDefaults_TheNearestWins(string candidate, string route, string defaults, int first, int idle)
    {
        var waits = One($"r {{ candidates = [{{ to = \"a/m\", timeouts {{ {candidate} }} }}], timeouts {{ {route} }} }}", $"timeouts {{ {defaults} }}").Candidates[0].Timeouts;
        var provider = ProviderWaits("a").ChatStream;
        Assert.Equal(provider with { FirstToken = TimeSpan.FromSeconds(first), Idle = idle < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(idle) }, waits.ChatStream);
    }

    [Fact]
    public void Timeouts_OfARoute_LeaveTheProvidersForTheRest()
    {
        var candidates = One("r { candidates = [\"a/m\", \"b/m\"], timeouts.embeddings.total = 5s }").Candidates;
        foreach (var candidate in candidates)
        {
            var provider = ProviderWaits(candidate.Provider);
            Assert.Equal(provider with { Embeddings = provider.Embeddings with { Total = TimeSpan.FromSeconds(5) } }, candidate.Timeouts);
        }

        Assert.Equal(TimeSpan.FromSeconds(7), candidates[1].Timeouts.ChatStream.FirstToken);
    }

    [Fact]
    public void Candidate_OfAProviderFromTheEnvironment_IsFound() =>
        Assert.Equal("groq", Loading.Settings("router.routes.r = \"GROQ/m\"", ("GROQ_API_KEY", "k")).Routes[0].Candidates[0].Provider);

    [Theory]
    [InlineData("r")]
    [InlineData("a/m")]
    [InlineData("demo/anything/else")]
    [InlineData("x/y")]
    public void DefaultRoute_OfARouteOrAModel_IsRead(string target) =>
        Assert.Equal(target, Loading.Settings($"router {{ {Providers}, routes {{ r = \"a/m\", \"x/y\" = \"a/m\" }}, default-route = \" {target}\" }}").DefaultRoute);

    [Theory]
    [InlineData("r")]
    [InlineData("x/y")]
    [InlineData("wild/y")]
    public void Alias_OfARoute_LeadsToIt(string target) =>
        Assert.Equal(target, Loading.Settings($"router {{ {Providers}, routes {{ r = \"a/m\", \"x/y\" = \"a/m\", \"wild/*\" = \"a/*\" }}, aliases {{ one = two, two = \"{target}\" }} }}").Aliases["one"]);

    private static RouteSettings One(string routes, string defaults = "") => Assert.Single(Loading.Settings(Text(routes, defaults)).Routes);

    private static string Text(string routes, string defaults = "") =>
        $"router {{ {Providers}, routes {{ {routes} }}, route-defaults {{ {defaults} }} }}";

    private static ProviderTimeouts ProviderWaits(string name) => Loading.Settings(Text("")).Providers.Single(p => p.Name == name).Timeouts;
}
