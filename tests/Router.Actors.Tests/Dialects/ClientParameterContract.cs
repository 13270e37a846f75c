using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Json;

namespace LlmRouter.Tests.Dialects;

/// <summary>What holds for a route's parameters in the body of every dialect's client.</summary>
public abstract class ClientParameterContract
{
    /// <summary>A turn that every dialect can read: each takes its own words and leaves the others.</summary>
    private const string Body = """{"model":"a","stream":true,"messages":[{"role":"user","content":"é\n"}],"input":"é\n"}""";

    private static readonly (string Name, string Json)[] Parameters =
    [
        ("temperature", "0.5"), ("top_p", "0.25"), ("max_tokens", "7"), ("max_completion_tokens", "8"), ("stop", "\"s\""), ("stop", "[\"s\",\"t\"]"), ("seed", "3"),
        ("presence_penalty", "1"), ("frequency_penalty", "-1"), ("reasoning_effort", "\"high\""), ("user", "\"u\""), ("verbosity", "\"low\""), ("x", "{\"y\":[1]}"),
    ];

    private protected abstract IClientDialect Dialect { get; }

    /// <summary>A body of this dialect, without a model or messages, after parameters: <c>temperature=1 stop</c> sets one and takes another out.</summary>
    /// <param name="members">The client's own members.</param>
    /// <param name="parameters">Name and JSON, or the name alone, parted by spaces.</param>
    /// <param name="operation">What the client asks for.</param>
    private protected string With(string members, string parameters, Operation operation = Operation.Chat) => Text(Dialect.WithParameters(
        new RouterRequest("r", operation, Encoding.UTF8.GetBytes(members)),
        [.. parameters.Split(' ').Select(parameter => parameter.Split('=', 2)).Select(pair => new KeyValuePair<string, string?>(pair[0], pair.Length > 1 ? pair[1] : null))]));

    [Theory]
    [InlineData("max_tokens")]
    [InlineData("max_completion_tokens")]
    public void WithParameters_SharedOnes_AreReadAsTheClientsOwn(string limit)
    {
        var request = With(With(Request(Body), ("temperature", "1"), ("top_p", "1"), ("max_tokens", "1")), ("temperature", "0.5"), ("top_p", "0.25"), (limit, "7"));
        var sampling = Dialect.ReadChat(request).Sampling;

        Assert.Equal(("0.5", "0.25", "7"), (Text(sampling.Temperature), Text(sampling.TopP), Text(sampling.MaxTokens)));
    }

    [Theory]
    [InlineData("max_tokens")]
    [InlineData("max_completion_tokens")]
    public void WithParameters_Null_TakesTheParameterOut(string limit)
    {
        var request = With(With(Request(Body), ("temperature", "1"), ("top_p", "1"), ("max_tokens", "1")), ("temperature", null), ("top_p", null), (limit, null));
        var sampling = Dialect.ReadChat(request).Sampling;

        Assert.True(sampling.Temperature.IsEmpty && sampling.TopP.IsEmpty && sampling.MaxTokens.IsEmpty);
    }

    [Fact]
    public void WithParameters_NullForWhatIsNotThere_ChangesNoByte()
    {
        foreach (var (name, _) in Parameters) Assert.Equal(Body, Text(With(Request(Body), (name, null))));
    }

    [Fact]
    public void WithParameters_EveryPair_SetsBothAndLeavesTheRestAlone()
    {
        foreach (var one in Parameters)
        {
            foreach (var other in Parameters)
            {
                var request = With(Request(Body), one, other);
                Assert.StartsWith(Body[..^1], Text(request), StringComparison.Ordinal);
                AssertNoNameTwice(request.Body);
                Assert.Equal(("a", true), (Dialect.Peek(request).Model, Dialect.Peek(request).Stream));
                Assert.Equal(Text(request), Text(With(request, one, other)));
            }
        }
    }

    [Fact]
    public void WithParameters_TwoForOnePlace_TheLaterHolds()
    {
        Assert.Equal("8", Text(Dialect.ReadChat(With(Request(Body), ("max_tokens", "7"), ("max_completion_tokens", "8"))).Sampling.MaxTokens));
        Assert.Equal("7", Text(Dialect.ReadChat(With(Request(Body), ("max_completion_tokens", "8"), ("max_tokens", "7"))).Sampling.MaxTokens));
    }

    [Fact]
    public void WithParameters_UnknownName_StandsAtTheTopLevelAsItIs()
    {
        Assert.Equal("""{"m":1,"x":{"y":[1]}}""", With("""{"m":1}""", """x={"y":[1]}"""));
        Assert.Equal("""{"x":2,"m":1}""", With("""{"x":1,"m":1}""", "x=2"));
        Assert.Equal("""{"m":1}""", With("""{"x":1,"m":1}""", "x"));
        Assert.Equal("""{"a\"b":2}""", With("{}", "a\"b=2"));
    }

    [Fact]
    public void WithParameters_None_IsTheSameRequest()
    {
        var request = Request(Body);
        Assert.Same(request, With(request));
    }

    [Fact]
    public void WithParameters_CountOfTokens_StaysAsItIs()
    {
        var request = Request(Body) with { Operation = Operation.CountTokens };
        Assert.Same(request, With(request, ("temperature", "1")));
    }

    [Fact]
    public void WithParameters_ByteOrderMark_IsDropped() => Assert.StartsWith(Body[..^1], Text(With(Request("\uFEFF" + Body), ("x", "1"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"a\":")]
    public void WithParameters_BrokenBody_Throws400(string body) =>
        Assert.Equal(400, Assert.Throws<RouterException>(() => With(Request(body), ("x", "1"))).Error.Status);

    private RouterRequest With(RouterRequest request, params (string Name, string? Json)[] parameters) =>
        Dialect.WithParameters(request, [.. parameters.Select(parameter => new KeyValuePair<string, string?>(parameter.Name, parameter.Json))]);

    private static RouterRequest Request(string body) => new("r", Operation.Chat, Encoding.UTF8.GetBytes(body));

    private static string Text(RouterRequest request) => Text(request.Body);

    private static string Text(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetString(json.Span);

    private static void AssertNoNameTwice(ReadOnlyMemory<byte> json)
    {
        var members = JsonFields.Read(json).Members;
        Assert.Equal(members.Count, members.DistinctBy(member => Text(member.Name)).Count());
        foreach (var (_, value) in members.Where(member => JsonValue.IsObject(member.Value))) AssertNoNameTwice(value);
    }
}
