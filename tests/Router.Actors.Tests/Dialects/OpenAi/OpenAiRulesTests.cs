using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Tests.Engine;

namespace LlmRouter.Tests.Dialects.OpenAi;

/// <summary>Rules of OpenAI's that other dialects' clients have never heard of.</summary>
public sealed class OpenAiRulesTests
{
    private const string Thought = """{"role":"assistant","content":"a","reasoning_content":"hm"}""";

    [Fact]
    public void Encode_ResultOfSeveralTexts_IsOneText() => Assert.Contains(
        """{"role":"tool","content":"one\ntwo","tool_call_id":"a"}""",
        Translation.Encode(
            """{"model":"a","max_tokens":9,"messages":[{"role":"assistant","content":[{"type":"tool_use","id":"a","name":"f","input":{}}]},{"role":"user","content":[{"type":"tool_result","tool_use_id":"a","content":[{"type":"text","text":"one"},{"type":"text","text":"two"}]}]}]}""",
            "anthropic").Body, StringComparison.Ordinal);

    [Fact]
    public void Encode_NoStopSequences_AreLeftOut() => Assert.DoesNotContain(
        "stop", Translation.Encode("""{"model":"a","max_tokens":9,"stop_sequences":[],"messages":[{"role":"user","content":"q"}]}""", "anthropic").Body, StringComparison.Ordinal);

    [Fact]
    public void Encode_Suffix_IsRefused() => Assert.Equal(
        "suffix", Translation.Refusal("""{"model":"a","prompt":"q","suffix":"after"}""", "ollama", operation: Operation.Completion).Param);

    [Theory]
    [InlineData("1", "16")]
    [InlineData("15", "16")]
    [InlineData("17", "17")]
    public void Encode_LimitForResponses_IsAtLeastItsLeast(string limit, string expected) => Assert.Contains(
        $"\"max_output_tokens\":{expected}",
        Translation.Encode($$"""{"model":"a","max_tokens":{{limit}},"messages":[{"role":"user","content":"quota"}]}""", "anthropic", "responses").Body, StringComparison.Ordinal);

    [Theory]
    [InlineData("openai", $$"""{"model":"a","messages":[{"role":"user","content":"q"},{{Thought}},5]}""", """{"model":"m","messages":[{"role":"user","content":"q"},{"role":"assistant","content":"a"},5]}""")]
    [InlineData("openai", """{"model":"a","messages":[{"role":"user","content":"q"}]}""", """{"model":"m","messages":[{"role":"user","content":"q"}]}""")]
    [InlineData("ollama", """{"model":"a","stream":false,"messages":[{"role":"assistant","content":"a","thinking":"hm"}]}""", """{"model":"m","messages":[{"role":"assistant","content":"a"}],"stream":false}""")]
    public void Encode_ReasoningForAProviderThatRefusesIt_IsLeftOut(string client, string body, string expected)
    {
        var request = new RouterRequest("r", Operation.Chat, Encoding.UTF8.GetBytes(body)) { ClientDialect = client };
        var from = DialectCatalog.Default.Client(client);
        var target = new UpstreamTarget("m", EngineSettings.Traits with { RefusedMembers = ["reasoning_content"] });

        Assert.Equal(expected, Encoding.UTF8.GetString(DialectCatalog.Default.Provider("openai").Encode(request, from.Peek(request), from, target).Body.Span));
    }
}
