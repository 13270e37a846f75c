using LlmRouter.Contracts;
using LlmRouter.Dialects.Gemini;
using LlmRouter.Dialects.OpenAi;

namespace LlmRouter.Tests.Dialects;

/// <summary>A member of the wrong type is the client's mistake, in the client's own words, before any provider is asked.</summary>
public sealed class MemberCheckTests
{
    private const string Chat = """ "messages":[{"role":"user","content":"q"}] """;
    private const string Input = """ "input":"q" """;
    private const string Called = """{"role":"user","content":"q"},{"role":"assistant","tool_calls":""";

    public static TheoryData<string, string, string, string> Wrong => new()
    {
        { "openai", Chat, """ "temperature":"hot" """, "temperature" },
        { "openai", Chat, """ "max_tokens":1.5 """, "max_tokens" },
        { "openai", Chat, """ "n":"2" """, "n" },
        { "openai", Chat, """ "parallel_tool_calls":"no" """, "parallel_tool_calls" },
        { "openai", Chat, """ "logprobs":"yes" """, "logprobs" },
        { "openai", Chat, """ "stop":[1] """, "stop" },
        { "openai", Chat, """ "stop":{} """, "stop" },
        { "openai", Chat, """ "user":5 """, "user" },
        { "openai", Chat, """ "tools":{} """, "tools" },
        { "openai", Chat, """ "tool_choice":true """, "tool_choice" },
        { "openai", Chat, """ "response_format":"json" """, "response_format" },
        { "openai", Chat, """ "response_format":{"type":"json_schema","json_schema":{"schema":[]}} """, "response_format.json_schema.schema" },
        { "openai", Chat, """ "tools":[{"type":"function","function":{"name":5}}] """, "tools[0].function.name" },
        { "openai", Chat, """ "tools":[{"type":"function","function":{"name":"f","parameters":"x"}}] """, "tools[0].function.parameters" },
        { "openai", "", """ "messages":[] """, "messages" },
        { "openai", "", """ "messages":[{"role":"user","content":5}] """, "messages[0].content" },
        { "openai", "", $$$""" "messages":[{{{Called}}}{}}] """, "messages[1].tool_calls" },
        { "openai", "", $$$""" "messages":[{{{Called}}}[{"function":{}}]}] """, "messages[1].tool_calls[0].function.name" },
        { "anthropic", Chat, """ "temperature":[] """, "temperature" },
        { "anthropic", Chat, """ "max_tokens":"9" """, "max_tokens" },
        { "anthropic", Chat, """ "system":{} """, "system" },
        { "anthropic", Chat, """ "stop_sequences":"x" """, "stop_sequences" },
        { "anthropic", Chat, """ "thinking":true """, "thinking" },
        { "anthropic", Chat, """ "thinking":{"type":"enabled","budget_tokens":"9"} """, "thinking.budget_tokens" },
        { "anthropic", Chat, """ "metadata":{"user_id":5} """, "metadata.user_id" },
        { "anthropic", Chat, """ "tools":[{"name":"f","input_schema":"x"}] """, "tools[0].input_schema" },
        { "anthropic", "", """ "messages":[] """, "messages" },
        { "anthropic", "", """ "messages":[5] """, "messages[0]" },
        { "anthropic", "", """ "messages":[{"role":"user","content":5}] """, "messages[0].content" },
        { "anthropic", "", """ "messages":[{"role":"assistant","content":[{"type":"tool_use","id":"a","name":"f","input":"x"}]}] """, "messages[0].content[0].input" },
        { "responses", Input, """ "max_output_tokens":"9" """, "max_output_tokens" },
        { "responses", Input, """ "instructions":5 """, "instructions" },
        { "responses", Input, """ "reasoning":{"effort":1} """, "reasoning.effort" },
        { "responses", Input, """ "text":{"format":"json"} """, "text.format" },
        { "responses", Input, """ "include":"x" """, "include" },
        { "responses", Input, """ "tools":[{"type":"function","name":"f","parameters":5}] """, "tools[0].parameters" },
        { "responses", "", """ "input":[] """, "input" },
        { "responses", "", """ "input":[{"role":"user","content":5}] """, "input[0].content" },
        { "responses", "", """ "input":[{"type":"function_call","call_id":"a","name":"f","arguments":{}}] """, "input[0].arguments" },
        { "ollama", Chat, """ "options":{"temperature":"hot"} """, "options.temperature" },
        { "ollama", Chat, """ "options":{"seed":1.5} """, "options.seed" },
        { "ollama", Chat, """ "options":5 """, "options" },
        { "ollama", Chat, """ "think":5 """, "think" },
        { "ollama", Chat, """ "format":true """, "format" },
        { "ollama", "", """ "messages":[{"role":"user","content":5}] """, "messages[0].content" },
        { "ollama", "", """ "messages":[{"role":"user","content":"q","images":[5]}] """, "messages[0].images" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Encode_MemberOfAnotherType_IsNamedToTheClient(string client, string rest, string member, string param)
    {
        var body = $$"""{"model":"a",{{string.Join(',', new[] { rest, member }.Where(part => part.Length > 0))}}}""";
        foreach (var provider in new[] { OpenAiDialect.DialectName, GeminiDialect.DialectName }.Where(provider => provider != client))
        {
            var error = Translation.Refusal(body, client, provider);

            Assert.Equal((400, ErrorCode.InvalidRequest, param), (error.Status, error.Code, error.Param));
            Assert.Contains(param, error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("openai", """ "temperature":null,"stop":null,"tools":null,"tool_choice":null,"max_tokens":null,"n":null,"user":null,"response_format":null,"logprobs":null,"seed":null """)]
    [InlineData("openai", """ "max_tokens":5.0,"stop":[],"tools":[],"response_format":{},"custom":[1] """)]
    [InlineData("anthropic", """ "temperature":null,"stop_sequences":null,"tools":null,"tool_choice":null,"system":null,"thinking":null,"metadata":null """)]
    [InlineData("ollama", """ "options":{"temperature":null,"stop":null,"num_ctx":"x"},"think":null,"format":null,"tools":null """)]
    public void Encode_MembersThatAreNullOrUnknown_AreNoMistake(string client, string members) =>
        Assert.Contains("q", Translation.Encode($$"""{"model":"a",{{Chat}},{{members}}}""", client, "gemini").Body, StringComparison.Ordinal);
}
