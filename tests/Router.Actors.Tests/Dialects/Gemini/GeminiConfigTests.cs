using System.Text;
using System.Text.Json;
using LlmRouter.Dialects.Gemini;
using LlmRouter.Dialects.Requests;

namespace LlmRouter.Tests.Dialects.Gemini;

public sealed class GeminiConfigTests
{
    [Fact]
    public void Encode_Sampling_HasGeminisNames() => Assert.Equal(
        """{"temperature":0.5,"topP":0.9,"seed":7,"maxOutputTokens":5,"presencePenalty":1,"frequencyPenalty":2,"stopSequences":["z"],"candidateCount":3,"responseLogprobs":true,"logprobs":4}""",
        Config("""
               "temperature":0.5,"top_p":0.9,"seed":7,"max_completion_tokens":5,"presence_penalty":1,"frequency_penalty":2,"stop":"z","n":3,"logprobs":true,"top_logprobs":4,"user":"u","logit_bias":{},"min_p":1
               """));

    [Theory]
    [InlineData("\"stop\":[\"y\",\"z\"]", """{"stopSequences":["y","z"]}""")]
    [InlineData("\"stop\":[]", null)]
    [InlineData("\"n\":1", null)]
    [InlineData("\"max_tokens\":-1", null)]
    [InlineData("\"logprobs\":false", null)]
    [InlineData("\"response_format\":{\"type\":\"json_object\"}", """{"responseMimeType":"application/json"}""")]
    [InlineData("\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"n\",\"schema\":{\"type\":\"object\"}}}", """{"responseMimeType":"application/json","responseJsonSchema":{"type":"object"}}""")]
    public void Encode_Member_IsWrittenOnlyWhereItSaysSomething(string member, string? expected) => Assert.Equal(expected, Config(member));

    [Theory]
    [InlineData("gemini-2.5-flash", "high", """{"includeThoughts":true,"thinkingBudget":16384}""")]
    [InlineData("gemini-2.5-flash", "max", """{"includeThoughts":true,"thinkingBudget":24576}""")]
    [InlineData("gemini-2.5-pro", "max", """{"includeThoughts":true,"thinkingBudget":32768}""")]
    [InlineData("gemini-2.5-flash", "none", """{"thinkingBudget":0}""")]
    [InlineData("gemini-2.5-pro", "none", """{"thinkingBudget":128}""")]
    [InlineData("gemini-3-flash-preview", "none", """{"thinkingLevel":"minimal"}""")]
    [InlineData("gemini-3-pro-preview", "none", """{"thinkingLevel":"low"}""")]
    [InlineData("gemini-3-pro-preview", "low", """{"includeThoughts":true,"thinkingBudget":2048}""")]
    [InlineData("gemini-2.0-flash", "high", null)]
    [InlineData("gemma-3-27b-it", "high", null)]
    [InlineData("gemini-2.5-flash", null, null)]
    public void Write_Effort_IsABudgetThatTheModelTakes(string model, string? effort, string? expected) => Assert.Equal(
        expected, Thinking(model, effort is null ? ReasoningOptions.Unset : new ReasoningOptions(Enabled: null, Encoding.UTF8.GetBytes(effort))));

    [Fact]
    public void Write_SwitchAlone_LeavesTheAmountToTheModel() =>
        Assert.Equal("""{"includeThoughts":true}""", Thinking("gemini-2.5-flash", new ReasoningOptions(Enabled: true)));

    private static string? Thinking(string model, ReasoningOptions reasoning)
    {
        var request = new ChatRequest { Messages = [new ChatMessage(ChatRole.User) { Parts = [new ContentPart("q"u8.ToArray())] }], Reasoning = reasoning };
        return Member(Encoding.UTF8.GetString(GeminiRequestWriter.Write(request, new GeminiModel(model)).Span), "generationConfig") is { } config
            ? Member(config, "thinkingConfig")
            : null;
    }

    private static string? Config(string members) => Member(
        Translation.Encode($$"""{"model":"a","messages":[{"role":"user","content":"x"}],{{members}} }""", provider: "gemini").Body, "generationConfig");

    private static string? Member(string body, string name) =>
        JsonSerializer.Deserialize<JsonElement>(body).TryGetProperty(name, out var member) ? member.GetRawText() : null;
}
