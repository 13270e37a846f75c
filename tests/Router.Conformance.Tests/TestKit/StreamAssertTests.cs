using System.Text;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Replies;

namespace LlmRouter.Conformance.TestKit;

/// <summary>Every rule of <see cref="StreamAssert"/> can fail: a good stream passes, and each way to break it is named.</summary>
public sealed class StreamAssertTests
{
    private const string Done = "data: [DONE]\n\n";

    private static readonly Usage Counts = new(3, 5);

    public static TheoryData<string, string> Broken => new()
    {
        { "§1.2", Good().Replace("\n\n", "\r\n\r\n", StringComparison.Ordinal) },
        { "§1.2", Good().Replace("data: ", "data:", StringComparison.Ordinal) },
        { "§1.2", "event: message\n" + Good() },
        { "§1.2", "id: 1\n\n" + Good() },
        { "§1.2", "data: \n\n" + Good() },
        { "§1.2", "\uFEFF" + Good() },
        { "§1.2", Good()[..^1] },
        { "§1.2", Good().Replace("{\"id\"", "{\ndata: \"id\"", StringComparison.Ordinal) },
        { "§1.2", "data: nonsense\n\n" + Good() },
        { "§1.3", Done },
        { "§1.3", Render([OpenAiBodies.Text("a"), OpenAiBodies.Finish("stop")]) },
        { "§1.3", Render([OpenAiBodies.UsageChunk(Counts), .. OpenAiBodies.Stream(["a"])]) },
        { "§1.3", Good().Replace("1700000000", "1700000000.5", StringComparison.Ordinal) },
        { "§1.3", Good().Replace("chat.completion.chunk", "chat.completion", StringComparison.Ordinal) },
        { "§1.3", Render([OpenAiBodies.Role(), OpenAiBodies.Text("a").Replace("scripted", "another", StringComparison.Ordinal), OpenAiBodies.Finish("stop")]) },
        { "§1.4", Render([OpenAiBodies.Role(), OpenAiBodies.Text("a")]) },
        { "§1.4", Render([.. OpenAiBodies.Stream(["a"]), OpenAiBodies.Finish("stop")]) },
        { "§1.4", Render([.. OpenAiBodies.Stream(["a"]), OpenAiBodies.Text("b")]) },
        { "§1.4", Render(OpenAiBodies.Stream(["a"], finish: "")) },
        { "§1.4", Render(OpenAiBodies.Stream(["a"], finish: "eos")) },
        { "§1.4", Good().Replace(",\"finish_reason\":null", "", StringComparison.Ordinal) },
        { "§1.5", Render([OpenAiBodies.Role(), OpenAiBodies.Delta("""{"content":null}"""), OpenAiBodies.Finish("stop")]) },
        { "§1.5", Good().Replace("\"object\"", "\"timings\":null,\"object\"", StringComparison.Ordinal) },
        { "§1.6", Render(OpenAiBodies.Stream(["a"], usage: Counts)) },
        { "§1.7", Good().Replace(Done, "", StringComparison.Ordinal) },
        { "§1.7", Good() + Done },
        { "§1.7", Good() + ": keep-alive\n\n" },
        { "§1.8", Tools(OpenAiBodies.ToolStart(null, "call_1", "f")) },
        { "§1.8", Tools(OpenAiBodies.ToolArguments(0, "{}")) },
        { "§1.8", Tools(OpenAiBodies.ToolStart(0, "call_1", "f"), OpenAiBodies.ToolStart(0, "call_1", "f")) },
        { "§1.8", Tools(OpenAiBodies.ToolStart(0, "call_1", "f"), OpenAiBodies.ToolStart(1, "call_1", "f")) },
        { "§1.8", Tools(OpenAiBodies.ToolStart(0, "", "f")) },
        { "§1.8", Tools(OpenAiBodies.ToolStart(0, "call_1", "")) },
        { "§1.8", Tools(OpenAiBodies.ToolStart(0, "call_1", "f")).Replace("\"tool_calls\"}", "\"stop\"}", StringComparison.Ordinal) },
        { "§1.10", Render(OpenAiBodies.Stream([new string('a', 64 * 1024)])) },
        { "§1.12", "data: " + OpenAiBodies.Error("broken") + "\n\n" + Good() },
    };

    public static TheoryData<string> BrokenFailures =>
    [
        Failure() + Done,
        Failure() + Failure(),
        Failure().Replace("{\"error\"", "{\"choices\":[],\"error\"", StringComparison.Ordinal),
        Failure("\"broken\""),
        Failure("""{"message":"broken","type":"api_error","param":null}"""),
        Failure("""{"message":"","type":"api_error","param":null,"code":"upstream_reset"}"""),
        Failure("""{"message":"broken","type":"api_error","param":null,"code":"upstream_error"}"""),
        "data: " + OpenAiBodies.Finish("stop") + "\n\n" + Failure(),
        "data: " + OpenAiBodies.UsageChunk(Counts) + "\n\n" + Failure(),
        Failure() + "data: " + OpenAiBodies.Text("more") + "\n\n",
        "data: " + OpenAiBodies.Text("no error") + "\n\n",
    ];

    [Fact]
    public void IsCanonical_GoodStream_GivesWhatTheClientHas()
    {
        var reply = StreamAssert.IsCanonical(Bytes(Render(OpenAiBodies.Stream(["a", "b"], usage: Counts))), usageAsked: true);

        Assert.Equal(("ab", "stop", 1), (reply.Text, reply.Finish, reply.DoneCount));
    }

    [Fact]
    public void IsCanonical_ToolCallInDeltas_JoinsItsArguments()
    {
        var stream = Tools(OpenAiBodies.ToolStart(0, "call_1", "f", "{\"a\":"), OpenAiBodies.ToolArguments(0, "1}"));

        var call = Assert.Single(StreamAssert.IsCanonical(Bytes(stream)).ToolCalls);

        Assert.Equal(("call_1", "f", "{\"a\":1}"), (call.Id, call.Name, call.Arguments));
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void IsCanonical_BrokenStream_NamesTheRule(string rule, string stream)
    {
        var failure = Assert.Throws<StreamRuleException>(() => StreamAssert.IsCanonical(Bytes(stream)));

        Assert.Contains(failure.Breaches, breach => breach.StartsWith(rule + ":", StringComparison.Ordinal));
    }

    [Fact]
    public void IsCanonical_UsageAskedAndMissing_NamesTheRule() =>
        Assert.Throws<StreamRuleException>(() => StreamAssert.IsCanonical(Bytes(Good()), usageAsked: true));

    [Fact]
    public void IsCanonicalFailure_ErrorLast_GivesItsCode()
    {
        var reply = StreamAssert.IsCanonicalFailure(Bytes("data: " + OpenAiBodies.Text("half") + "\n\n" + Failure()), "upstream_reset");

        Assert.Equal(("half", "upstream_reset"), (reply.Text, reply.ErrorCode));
    }

    [Theory]
    [MemberData(nameof(BrokenFailures))]
    public void IsCanonicalFailure_BrokenStream_Throws(string stream) =>
        Assert.Throws<StreamRuleException>(() => StreamAssert.IsCanonicalFailure(Bytes(stream), "upstream_reset"));

    private static string Good() => Render(OpenAiBodies.Stream(["a"]));

    private static string Tools(params string[] deltas) => Render([OpenAiBodies.Role(), .. deltas, OpenAiBodies.Finish("tool_calls")]);

    private static string Failure(string error = """{"message":"broken","type":"api_error","param":null,"code":"upstream_reset"}""") =>
        $"data: {{\"error\":{error}}}\n\n";

    private static string Render(IEnumerable<string> payloads) => Encoding.UTF8.GetString(SseStyle.Plain.Render(payloads));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
