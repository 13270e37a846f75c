using System.Text;
using System.Text.Json;
using LlmRouter.Contracts;
using LlmRouter.Dialects;

namespace LlmRouter.Tests.Dialects.OpenAi;

/// <summary>Clients of the old <c>functions</c> read one call, from <c>function_call</c>; and an object has a member once.</summary>
public sealed class OpenAiLegacyCallTests
{
    private static readonly JsonSerializerOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly string[] Anthropic =
    [
        """{"type":"message_start","message":{"id":"msg_1","role":"assistant","content":[]}}""",
        """{"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"t","name":"f","input":{}}}""",
        """{"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"{\"a\":"}}""",
        """{"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"1}"}}""",
        """{"type":"content_block_stop","index":0}""",
        """{"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"u","name":"g","input":{}}}""",
        """{"type":"content_block_stop","index":1}""",
        """{"type":"message_delta","delta":{"stop_reason":"tool_use"}}""", """{"type":"message_stop"}""",
    ];

    [Theory]
    [InlineData("\"functions\":[{}]", true)]
    [InlineData("\"functions\":[{}],\"tools\":[{}]", false)]
    [InlineData("\"tools\":[{}]", false)]
    [InlineData("\"functions\":null", false)]
    public void Peek_FunctionsWithoutTools_AreLegacyCalls(string members, bool expected) => Assert.Equal(
        expected, DialectCatalog.Default.Client("openai").Peek(new RouterRequest("r", Operation.Chat, Encoding.UTF8.GetBytes($$"""{"model":"a",{{members}}}"""))).LegacyCalls);

    [Fact]
    public void Write_CallOfAnotherDialect_IsAFunctionCall()
    {
        var stream = Run(Anthropic, stream: true);
        Assert.Contains("""{"function_call":{"name":"f","arguments":""}}""", stream, StringComparison.Ordinal);
        Assert.Contains("""{"function_call":{"arguments":"{\"a\":"}}""", stream, StringComparison.Ordinal);
        Assert.Contains("""{"function_call":{"arguments":"1}"}}""", stream, StringComparison.Ordinal);
        Assert.Contains("\"finish_reason\":\"function_call\"", stream, StringComparison.Ordinal);
        Assert.DoesNotContain("tool_calls", stream, StringComparison.Ordinal);
        Assert.DoesNotContain("\"g\"", stream, StringComparison.Ordinal);
        Assert.Contains(
            """{"role":"assistant","content":null,"function_call":{"name":"f","arguments":"{\"a\":1}"}},"finish_reason":"function_call"}""",
            Run(Anthropic, stream: false), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_WholeCallInOneEvent_IsOneMember() => Assert.Contains(
        """{"function_call":{"name":"f","arguments":"{\"a\":1}"}}""",
        Run(["""{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"c","type":"function","function":{"name":"f","arguments":"{\"a\":1}"}}]}}]}""", "[DONE]"], stream: true),
        StringComparison.Ordinal);

    [Fact]
    public void Write_FunctionCallOfItsOwnDialect_PassesWithItsFinish()
    {
        var output = Run(["""{"choices":[{"index":0,"delta":{"function_call":{"name":"f","arguments":"{}"}},"finish_reason":"function_call"}]}""", "[DONE]"], stream: true);
        Assert.Contains("""{"function_call":{"name":"f","arguments":"{}"}}""", output, StringComparison.Ordinal);
        Assert.Contains("\"finish_reason\":\"function_call\"", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"index":0,"id":"c","type":"custom","function":{"name":"f","arguments":"{}"}}""")]
    [InlineData("""{"index":0,"id":"c","type":"custom","custom":{"name":"f"}},{"index":0,"type":"custom","custom":{"input":"x"}}""")]
    public void Write_CallOfAnotherType_SaysItsTypeOnce(string call)
    {
        string[] events = [$$$"""{"choices":[{"index":0,"delta":{"tool_calls":[{{{call}}}]}}]}""", "[DONE]"];
        foreach (var stream in (bool[])[true, false])
        {
            var output = Exchange.Run(Exchange.Sse(events), shape: Exchange.Shape(stream: stream)).Output;
            Assert.Contains("\"type\":\"custom\"", output, StringComparison.Ordinal);
            Assert.DoesNotContain("\"type\":\"function\"", output, StringComparison.Ordinal);
            Assert.All(output.Split('\n').Where(line => line.Contains('{', StringComparison.Ordinal)), line => AssertNamesOnce(line[line.IndexOf('{', StringComparison.Ordinal)..]));
        }
    }

    [Fact]
    public void Write_ChoiceTwiceInOneEvent_SaysAMemberOnce()
    {
        var output = Exchange.OfEvents("""{"choices":[{"index":0,"delta":{"content":"a","x":1},"y":1},{"index":0,"delta":{"content":"b","x":2},"y":2}]}""", "[DONE]").Output;
        Assert.Contains("""{"index":0,"delta":{"content":"ab","x":2},"finish_reason":null,"y":2}""", output.Replace(",\"y\":2,\"finish_reason\":null}", ",\"finish_reason\":null,\"y\":2}", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static string Run(string[] events, bool stream) =>
        Exchange.Run(Exchange.Sse(events), shape: Exchange.Shape(stream: stream) with { LegacyCalls = true }).Output;

    // The serializer refuses what stands twice, at any depth.
    private static void AssertNamesOnce(string json) => JsonSerializer.Deserialize<JsonElement>(json, Strict);
}
