namespace LlmRouter.Tests.Settings;

/// <summary>A route's parameters as JSON.</summary>
public sealed class ParametersTests
{
    [Theory]
    [InlineData("0.2", "0.2")]
    [InlineData("-1", "-1")]
    [InlineData("0", "0")]
    [InlineData("1e5", "1e5")]
    [InlineData("1.5E-3", "1.5E-3")]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    [InlineData("null", null)]
    [InlineData("\"0.2\"", "\"0.2\"")]
    [InlineData("\"true\"", "\"true\"")]
    [InlineData("\"null\"", "\"null\"")]
    [InlineData("\"\"", "\"\"")]
    [InlineData("\"\"\"1\"\"\"", "\"1\"")]
    [InlineData("high", "\"high\"")]
    [InlineData("on", "\"on\"")]
    [InlineData("True", "\"True\"")]
    [InlineData("-", "\"-\"")]
    [InlineData("2024-01-01", "\"2024-01-01\"")]
    [InlineData("a b  c", "\"a b  c\"")]
    [InlineData("\"1\"2", "\"12\"")]
    [InlineData("1 2", "\"1 2\"")]
    [InlineData("\"say \\\"é\\\" \\n\\\\ <b>\"", "\"say \\\"é\\\" \\n\\\\ <b>\"")]
    [InlineData("[]", "[]")]
    [InlineData("{}", "{}")]
    [InlineData("[\"1\", 1, a, null, [true]]", "[\"1\",1,\"a\",null,[true]]")]
    [InlineData("{ type = json_schema, strict = true, n = null, deep { \"a.b\" = [{ c = 1 }] } }", "{\"type\":\"json_schema\",\"strict\":true,\"n\":null,\"deep\":{\"a.b\":[{\"c\":1}]}}")]
    [InlineData("${N}", "7")]
    [InlineData("${T}", "\"text\"")]
    [InlineData("\"\"${N}", "\"7\"")]
    [InlineData("${router.server.port}", "8777")]
    public void Parameter_InHocon_IsThatJson(string hocon, string? json)
    {
        var parameter = Assert.Single(Parameters($"parameters {{ p = {hocon} }}"));
        Assert.Equal(("p", json), (parameter.Key, parameter.Value));
    }

    [Fact]
    public void Parameter_WithALoneSurrogate_IsStillJson() =>
        Assert.Equal("\"\\uFFFD\"", Assert.Single(Parameters("parameters { p = \"\\ud800\" }")).Value);

    [Fact]
    public void Parameters_KeepTheirOrderAndTheirNames() => Assert.Equal(
        [new("temperature", "0.2"), new("seed", null), new("response_format", "{\"type\":\"json_object\"}"), new("Model", "1")],
        Parameters("parameters { temperature = 0.2, seed = null, response_format.type = json_object, Model = 1 }"));

    [Fact]
    public void Parameters_OfRouteAndDefaults_TheRoutesWin() => Assert.Equal(
        [new("seed", null), new("top_p", "1"), new("user", "\"u\"")],
        Parameters("parameters { seed = null, top_p = 1 }", "parameters { user = u, seed = 5, top_p = null }"));

    [Theory]
    [InlineData("model = x", "1:61: router.routes.r.parameters.model: a route cannot set this member of a request (write the model behind the candidate's provider)")]
    [InlineData("stream = true", "1:61: router.routes.r.parameters.stream: a route cannot set this member of a request")]
    [InlineData("messages = []", "1:61: router.routes.r.parameters.messages: a route cannot set this member of a request")]
    [InlineData("input = x", "1:61: router.routes.r.parameters.input: a route cannot set this member of a request")]
    [InlineData("prompt = null", "1:61: router.routes.r.parameters.prompt: a route cannot set this member of a request")]
    [InlineData("p = .5", "1:65: router.routes.r.parameters.p: \".5\" is not how JSON writes a number (write it as 0.5 or -1, or between quotes for a text)")]
    [InlineData("p = 007", "1:65: router.routes.r.parameters.p: \"007\" is not how JSON writes a number (write it as 0.5 or -1, or between quotes for a text)")]
    [InlineData("p { a = [1, 2.] }", "1:73: router.routes.r.parameters.p.a[1]: \"2.\" is not how JSON writes a number (write it as 0.5 or -1, or between quotes for a text)")]
    [InlineData("p = ${SECRET}", "1:65: router.routes.r.parameters.p: the value of ${SECRET} is not how JSON writes a number (write it as 0.5 or -1, or between quotes for a text)")]
    public void Parameter_Wrong_SaysWhereAndWhat(string parameters, string mistake) => Assert.Equal(
        $"{Loading.File}:{mistake}", Loading.Mistake($"router.routes.r {{ candidates = [\"demo/m\"], parameters {{     {parameters} }} }}", ("SECRET", "0042")));

    [Fact]
    public void Parameters_OfTheDefaults_AreCheckedOnceForAllRoutes() => Assert.Equal(
        $"{Loading.File}:1:42: router.route-defaults.parameters.stream: a route cannot set this member of a request",
        Loading.Mistake("router { route-defaults { parameters {   stream = true } }, routes { a = \"demo/m\", b = \"demo/m\" } }"));

    private static IReadOnlyList<KeyValuePair<string, string?>> Parameters(string own, string defaults = "") => Loading.Settings(
        $"router {{ routes.r {{ candidates = [\"demo/m\"], {own} }}, route-defaults {{ {defaults} }} }}", ("N", "7"), ("T", "text")).Routes[0].Parameters;
}
