namespace LlmRouter.Tests.Dialects.Anthropic;

/// <summary>Rules of Anthropic's that other dialects' clients have never heard of.</summary>
public sealed class AnthropicRulesTests
{
    private const string User = """{"role":"user","content":"q"}""";

    [Fact]
    public void Encode_InstructionsAlone_AreTheQuestion() => Assert.Contains(
        """ "max_tokens":4096,"messages":[{"role":"user","content":[{"type":"text","text":"s"}]}],"stream":false """.Trim(),
        Translation.Encode("""{"model":"a","messages":[{"role":"system","content":"s"}]}""", provider: "anthropic").Body, StringComparison.Ordinal);

    [Theory]
    [InlineData(@"Sure: \n\t ", "Sure:")]
    [InlineData(@"C:\\n", @"C:\\n")]
    [InlineData("{", "{")]
    public void Encode_BeginningToBeContinued_EndsWithoutSpace(string given, string expected) => Assert.Contains(
        $$"""{"role":"assistant","content":[{"type":"text","text":"{{expected}}"}]}],""",
        Translation.Encode($$"""{"model":"a","messages":[{{User}},{"role":"assistant","content":"{{given}}"}]}""", provider: "anthropic").Body, StringComparison.Ordinal);

    [Fact]
    public void Encode_EarlierAnswer_KeepsItsSpace() => Assert.Contains(
        """ "text":"a \n" """.Trim(),
        Translation.Encode($$"""{"model":"a","messages":[{{User}},{"role":"assistant","content":"a \n"},{{User}}]}""", provider: "anthropic").Body, StringComparison.Ordinal);

    [Fact]
    public void Encode_CallsWithoutTools_NameTheirFunctionsAndForbidThem()
    {
        var calls = """{"role":"assistant","tool_calls":[{"id":"a","function":{"name":"f","arguments":"{}"}},{"id":"b","function":{"name":"f","arguments":"{}"}}]}""";
        var body = Translation.Encode($$"""{"model":"a","messages":[{{User}},{{calls}},{"role":"tool","tool_call_id":"a","content":"1"},{"role":"tool","tool_call_id":"b","content":"2"}]}""", provider: "anthropic").Body;

        Assert.EndsWith(""" "tools":[{"name":"f","input_schema":{"type":"object","properties":{}}}],"tool_choice":{"type":"none"}} """.Trim(), body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("claude-sonnet-4-5", false)]
    [InlineData("claude-opus-4-1-20250805", false)]
    [InlineData("claude-sonnet-4-20250514", true)]
    [InlineData("claude-3-5-haiku-latest", true)]
    [InlineData("glm-4.6", true)]
    public void Encode_TwoSamplers_GoTogetherWhereTheModelTakesBoth(string model, bool both) => Assert.Equal(
        both, Translation.Encode($$"""{"model":"a","messages":[{{User}}],"temperature":0.5,"top_p":0.9}""", provider: "anthropic", model: model).Body.Contains("top_p", StringComparison.Ordinal));

    [Fact]
    public void Encode_TopPAlone_IsKept() => Assert.Contains(
        "\"top_p\":0.9", Translation.Encode($$"""{"model":"a","messages":[{{User}}],"top_p":0.9}""", provider: "anthropic", model: "claude-sonnet-4-5").Body, StringComparison.Ordinal);
}
