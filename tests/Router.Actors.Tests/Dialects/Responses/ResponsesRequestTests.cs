using LlmRouter.Contracts;

namespace LlmRouter.Tests.Dialects.Responses;

public sealed class ResponsesRequestTests
{
    [Fact]
    public void Encode_ChatForResponses_WritesItems() => Assert.Equal(
        ("responses", """
        {"model":"up/stream","instructions":"s","input":[{"type":"message","role":"user","content":[{"type":"input_text","text":"q"},{"type":"input_image","image_url":"data:image/png;base64,iVBORw=="}]},
        {"type":"message","role":"assistant","content":[{"type":"output_text","text":"o"}]},{"type":"function_call","call_id":"i","name":"f","arguments":"{}"},
        {"type":"function_call_output","call_id":"i","output":"r"}],"stream":true,"store":false,
        "tools":[{"type":"function","name":"f","parameters":{"type":"object"},"strict":false}],"tool_choice":{"type":"function","name":"f"},"parallel_tool_calls":false,
        "temperature":0.5,"max_output_tokens":20,"top_logprobs":2,"text":{"format":{"type":"json_schema","name":"n","schema":{"type":"object"},"strict":true}},
        "reasoning":{"effort":"low","summary":"auto"},"include":["reasoning.encrypted_content","message.output_text.logprobs"],"user":"u"}
        """.ReplaceLineEndings("")),
        Translation.Encode("""
        {"model":"a","stream":true,"messages":[{"role":"developer","content":"s"},{"role":"user","content":[{"type":"text","text":"q"},{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw=="}}]},
        {"role":"assistant","content":"o","reasoning_content":"unsigned","tool_calls":[{"id":"i","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"tool","tool_call_id":"i","content":"r"}],
        "tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object"}}}],"tool_choice":{"type":"function","function":{"name":"f"}},"parallel_tool_calls":false,
        "temperature":0.5,"max_completion_tokens":20,"logprobs":true,"top_logprobs":2,"response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{"type":"object"},"strict":true}},
        "reasoning_effort":"low","user":"u","seed":1,"frequency_penalty":1,"stop":[],"logit_bias":{}}
        """, provider: "responses"));

    [Fact]
    public void Encode_ResponsesForOpenAi_GathersTheAssistantsTurn() => Assert.Equal(
        ("chat/completions", """
        {"model":"up/stream","messages":[{"role":"system","content":"s"},{"role":"user","content":"q"},
        {"role":"assistant","content":"o","reasoning_content":"t","tool_calls":[{"id":"i","type":"function","function":{"name":"f","arguments":"{}"}},{"id":"j","type":"function","function":{"name":"g","arguments":"{}"}}]},
        {"role":"tool","content":"r","tool_call_id":"i"},{"role":"tool","content":"z","tool_call_id":"j"}],"stream":false,"max_tokens":20}
        """.ReplaceLineEndings("")),
        Translation.Encode("""
        {"model":"a","instructions":"s","max_output_tokens":20,"store":true,"truncation":"auto","metadata":{"x":"y"},"input":[{"role":"user","content":"q"},
        {"type":"reasoning","id":"rs","summary":[{"type":"summary_text","text":"t"}],"encrypted_content":"e"},{"type":"message","role":"assistant","content":[{"type":"output_text","text":"o","annotations":[]}]},
        {"type":"function_call","id":"fc","call_id":"i","name":"f","arguments":"{}"},{"type":"function_call","call_id":"j","name":"g","arguments":"{}"},
        {"type":"function_call_output","call_id":"i","output":"r"},{"type":"function_call_output","call_id":"j","output":[{"type":"input_text","text":"z"}]}]}
        """, client: "responses"));

    [Fact]
    public void Encode_SignedReasoning_ComesBackToResponses() => Assert.Contains(
        """{"type":"reasoning","summary":[{"type":"summary_text","text":"t"}],"encrypted_content":"g"}""",
        Translation.Encode("""
        {"model":"a","max_tokens":9,"messages":[{"role":"user","content":"q"},{"role":"assistant","content":[{"type":"thinking","thinking":"t","signature":"g"},{"type":"text","text":"o"}]},{"role":"user","content":"p"}]}
        """, client: "anthropic", provider: "responses").Body, StringComparison.Ordinal);

    [Fact]
    public void Encode_SameDialect_ChangesTheModelAlone() => Assert.Equal(
        ("responses", """{"model":"up/stream","input":"x","previous_response_id":"resp_1","store":true,"tools":[{"type":"web_search"}]}"""),
        Translation.Encode("""{"model":"a","input":"x","previous_response_id":"resp_1","store":true,"tools":[{"type":"web_search"}]}""", "responses", "responses"));

    [Fact]
    public void Encode_Completion_IsOneUserTurn() => Assert.Contains(
        """[{"type":"message","role":"user","content":[{"type":"input_text","text":"once"}]}]""",
        Translation.Encode("""{"model":"a","prompt":["once"]}""", provider: "responses", operation: Operation.Completion).Body, StringComparison.Ordinal);

    [Fact]
    public void Encode_Embeddings_AreOpenAis() => Assert.Equal(
        ("embeddings", """{"model":"up/stream","input":"x"}"""), Translation.Encode("""{"model":"a","input":"x"}""", "ollama", "responses", Operation.Embeddings));

    [Theory]
    [InlineData("n", """{"model":"a","messages":[{"role":"user","content":"q"}],"n":2}""")]
    [InlineData("stop", """{"model":"a","messages":[{"role":"user","content":"q"}],"stop":"x"}""")]
    public void Encode_WhatResponsesCannotSay_IsRefused(string param, string body) =>
        Assert.Equal((400, param), (Translation.Refusal(body, provider: "responses").Status, Translation.Refusal(body, provider: "responses").Param));

    [Theory]
    [InlineData("previous_response_id", """{"model":"a","input":"x","previous_response_id":"resp_1"}""")]
    [InlineData("conversation", """{"model":"a","input":"x","conversation":"conv_1"}""")]
    [InlineData("prompt", """{"model":"a","input":"x","prompt":{"id":"p"}}""")]
    [InlineData("background", """{"model":"a","input":"x","background":true}""")]
    [InlineData("input", """{"model":"a"}""")]
    [InlineData("input[0]", """{"model":"a","input":[{"type":"item_reference","id":"rs_1"}]}""")]
    [InlineData("input[0].type", """{"model":"a","input":[{"type":"web_search_call","id":"ws_1"}]}""")]
    [InlineData("input[0].role", """{"model":"a","input":[{"role":"x","content":"y"}]}""")]
    [InlineData("input[0].content[0].image_url", """{"model":"a","input":[{"role":"user","content":[{"type":"input_image","file_id":"f"}]}]}""")]
    [InlineData("input[0].content[0].file_data", """{"model":"a","input":[{"role":"user","content":[{"type":"input_file","file_id":"f"}]}]}""")]
    [InlineData("tools[0].type", """{"model":"a","input":"x","tools":[{"type":"web_search"}]}""")]
    [InlineData("tool_choice", """{"model":"a","input":"x","tool_choice":{"type":"web_search"}}""")]
    public void Encode_WhatLivesAtOpenAiAlone_IsRefusedForOthers(string param, string body)
    {
        var error = Translation.Refusal(body, client: "responses");
        Assert.Equal((400, param, Fault.Client), (error.Status, error.Param, error.Fault));
    }
}
