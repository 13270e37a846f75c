using LlmRouter.Contracts;

namespace LlmRouter.Tests.Dialects.Anthropic;

public sealed class AnthropicRequestWriterTests
{
    private const string User = """{"role":"user","content":"q"}""";
    private const string Turn = """{"role":"user","content":[{"type":"text","text":"q"}]}""";
    private const string Call = """{"role":"assistant","content":null,"tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{\"x\": 1}"}},{"id":"b","type":"function","function":{"name":"g","arguments":""}}]}""";
    private const string Called = """{"role":"assistant","content":[{"type":"tool_use","id":"a","name":"f","input":{"x":1}},{"type":"tool_use","id":"b","name":"g","input":{}}]}""";

    [Theory]
    [InlineData($$"""[{"role":"system","content":"s"},{{User}},{"role":"developer","content":"d"}]""",
        $$""" "system":[{"type":"text","text":"s"},{"type":"text","text":"d"}],"messages":[{{Turn}}] """)]
    [InlineData($$"""[{{User}},{"role":"user","content":"r"}]""", """ "messages":[{"role":"user","content":[{"type":"text","text":"q"},{"type":"text","text":"r"}]}] """)]
    [InlineData($$"""[{{User}},{"role":"assistant","content":" \n"},{"role":"user","content":"r"}]""",
        """ "messages":[{"role":"user","content":[{"type":"text","text":"q"},{"type":"text","text":"r"}]}] """)]
    [InlineData($$"""[{"role":"assistant","content":"hello"},{{User}}]""",
        $$""" "messages":[{"role":"user","content":[{"type":"text","text":"."}]},{"role":"assistant","content":[{"type":"text","text":"hello"}]},{{Turn}}] """)]
    [InlineData("""[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw=="}},{"type":"image_url","image_url":{"url":"https://example.com/x.png"}}]}]""",
        """ "messages":[{"role":"user","content":[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"iVBORw=="}},{"type":"image","source":{"type":"url","url":"https://example.com/x.png"}}]}] """)]
    [InlineData("""[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:application/pdf;base64,JVBERg=="}},{"type":"image_url","image_url":{"url":"data:text/csv;base64,YSxiCg=="}}]}]""",
        """ "messages":[{"role":"user","content":[{"type":"document","source":{"type":"base64","media_type":"application/pdf","data":"JVBERg=="}},{"type":"document","source":{"type":"text","media_type":"text/plain","data":"a,b\n"}}]}] """)]
    public void Encode_Messages_AreAnthropicsTurns(string messages, string expected) => Assert.Equal(
        ("messages", $$"""{"model":"up/stream","max_tokens":4096,{{expected.Trim()}},"stream":false}"""),
        Translation.Encode($$"""{"model":"a","messages":{{messages}}}""", provider: "anthropic"));

    [Fact]
    public void Encode_Results_StandBeforeWhatTheUserSays() => Assert.Contains(
        $$""" "messages":[{{Turn}},{{Called}},{"role":"user","content":[{"type":"tool_result","tool_use_id":"a","content":[{"type":"text","text":"1"}]},{"type":"tool_result","tool_use_id":"b"},{"type":"text","text":"r"}]}],"stream":false """.Trim(),
        Translation.Encode($$"""{"model":"a","messages":[{{User}},{{Call}},{"role":"tool","tool_call_id":"a","content":"1"},{"role":"tool","tool_call_id":"b","content":""},{"role":"user","content":"r"}]}""", provider: "anthropic").Body,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(""" "max_tokens":7 """, """ "max_tokens":7 """, "")]
    [InlineData(""" "max_completion_tokens":-1 """, """ "max_tokens":4096 """, "")]
    [InlineData(""" "stop":"x","temperature":1.5,"top_p":0.5,"user":"u","seed":1,"presence_penalty":1,"logprobs":true,"custom":1,"n":1 """, """ "max_tokens":4096 """,
        """ ,"stop_sequences":["x"],"temperature":1,"top_p":0.5,"metadata":{"user_id":"u"} """)]
    [InlineData(""" "stop":["x","y"],"temperature":0.2 """, """ "max_tokens":4096 """, """ ,"stop_sequences":["x","y"],"temperature":0.2 """)]
    [InlineData(""" "response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{"type":"object"}}} """, """ "max_tokens":4096 """,
        """ ,"output_config":{"format":{"type":"json_schema","schema":{"type":"object"}}} """)]
    [InlineData(""" "reasoning_effort":"none" """, """ "max_tokens":4096 """, """ ,"thinking":{"type":"disabled"} """)]
    [InlineData(""" "reasoning_effort":"minimal","max_tokens":100,"temperature":0.5,"top_p":0.9 """, """ "max_tokens":1124 """, """ ,"thinking":{"type":"enabled","budget_tokens":1024} """)]
    [InlineData(""" "reasoning_effort":"high" """, """ "max_tokens":20480 """, """ ,"thinking":{"type":"enabled","budget_tokens":16384} """)]
    [InlineData(""" "tools":[{"type":"function","function":{"name":"f"}}] """, """ "max_tokens":4096 """,
        """ ,"tools":[{"name":"f","input_schema":{"type":"object","properties":{}}}] """)]
    [InlineData(""" "tools":[{"type":"function","function":{"name":"f","description":"d","parameters":{"type":"object"},"strict":true}}],"tool_choice":"required","reasoning_effort":"low" """,
        """ "max_tokens":4096 """, """ ,"tools":[{"name":"f","description":"d","input_schema":{"type":"object"},"strict":true}],"tool_choice":{"type":"any"} """)]
    public void Encode_Parameters_AreAnthropics(string parameters, string limit, string expected) => Assert.Equal(
        $$"""{"model":"up/stream",{{limit.Trim()}},"messages":[{{Turn}}],"stream":false{{expected.Trim()}}}""",
        Translation.Encode($$"""{"model":"a","messages":[{{User}}],{{parameters.Trim()}}}""", provider: "anthropic").Body);

    [Theory]
    [InlineData("claude-sonnet-4-6", "high", """ "thinking":{"type":"adaptive"},"output_config":{"effort":"high"} """)]
    [InlineData("claude-opus-4.7", "minimal", """ "thinking":{"type":"adaptive"},"output_config":{"effort":"low"} """)]
    [InlineData("anthropic/claude-opus-5", "max", """ "thinking":{"type":"adaptive"},"output_config":{"effort":"max"} """)]
    [InlineData("claude-opus-5-20260901", "none", "")]
    [InlineData("claude-sonnet-4-6", "none", """ "thinking":{"type":"disabled"},"temperature":0.5 """)]
    [InlineData("claude-sonnet-4-20250514", "low", """ "thinking":{"type":"enabled","budget_tokens":2048} """)]
    [InlineData("claude-haiku-4-5-20251001", "low", """ "thinking":{"type":"enabled","budget_tokens":2048} """)]
    [InlineData("claude-3-7-sonnet-latest", "low", """ "thinking":{"type":"enabled","budget_tokens":2048} """)]
    [InlineData("glm-4.6", "low", """ "thinking":{"type":"enabled","budget_tokens":2048} """)]
    public void Encode_Effort_IsAskedForAsTheModelsGenerationTakesIt(string model, string effort, string expected)
    {
        var body = Translation.Encode($$"""{"model":"a","messages":[{{User}}],"temperature":0.5,"top_p":1,"reasoning_effort":"{{effort}}"}""", provider: "anthropic", model: model).Body;
        Assert.EndsWith("\"stream\":false" + (expected.Length > 0 ? "," : "") + expected.Trim() + "}", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(""" "tool_choice":"auto" """, """ {"type":"auto"} """)]
    [InlineData(""" "tool_choice":"none","parallel_tool_calls":false """, """ {"type":"none"} """)]
    [InlineData(""" "tool_choice":{"type":"function","function":{"name":"f"}},"parallel_tool_calls":false """, """ {"type":"tool","name":"f","disable_parallel_tool_use":true} """)]
    [InlineData(""" "parallel_tool_calls":false """, """ {"type":"auto","disable_parallel_tool_use":true} """)]
    public void Encode_ToolChoice_IsAnthropics(string choice, string expected) => Assert.Contains(
        "\"tool_choice\":" + expected.Trim() + "}",
        Translation.Encode($$$"""{"model":"a","messages":[{{{User}}}],"tools":[{"type":"function","function":{"name":"f"}}],{{{choice.Trim()}}}}""", provider: "anthropic").Body,
        StringComparison.Ordinal);

    [Theory]
    [InlineData($$"""[{{User}}]""", true)]
    [InlineData($$"""[{{User}},{"role":"assistant","content":"a"},{{User}}]""", true)]
    [InlineData($$"""[{{User}},{"role":"assistant","content":"a"}]""", false)]
    [InlineData($$"""[{{User}},{{Call}},{"role":"tool","tool_call_id":"a","content":"1"}]""", false)]
    [InlineData($$"""[{{User}},{{Call}},{"role":"tool","tool_call_id":"a","content":"1"},{{User}}]""", false)]
    [InlineData($$"""[{{User}},{{Call}},{"role":"tool","tool_call_id":"a","content":"1"},{"role":"assistant","content":"a"},{{User}}]""", true)]
    public void Encode_ThinkingInATurnThatBeganWithoutIt_IsNotAskedFor(string messages, bool thinks) => Assert.Equal(thinks,
        Translation.Encode($$"""{"model":"a","messages":{{messages}},"reasoning_effort":"low"}""", provider: "anthropic").Body.Contains("\"thinking\"", StringComparison.Ordinal));

    [Fact]
    public void Encode_IdsThatAnthropicRefuses_AreTheSameInCallAndResult()
    {
        var body = Translation.Encode(
            $$"""{"model":"a","messages":[{{User}},{{Call.Replace("\"a\"", "\"a:b.c\"", StringComparison.Ordinal)}},{"role":"tool","tool_call_id":"a:b.c","content":"1"}]}""", provider: "anthropic").Body;
        Assert.DoesNotContain("a:b.c", body, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(body, "call_[0-9a-f]{24}").Select(match => match.Value).Distinct());
        Assert.Equal(2, System.Text.RegularExpressions.Regex.Count(body, "call_[0-9a-f]{24}"));
    }

    [Theory]
    [InlineData(""" "n":2 """, "n")]
    [InlineData(""" "messages":[] """, "messages")]
    [InlineData(""" "messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:video/mp4;base64,AA=="}}]}] """, "messages[0].content")]
    [InlineData(""" "messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:text/plain;base64,!"}}]}] """, "messages[0].content")]
    public void Encode_WhatAnthropicCannotTake_IsA400ThatNamesIt(string member, string param)
    {
        var error = Translation.Refusal($$"""{"model":"a","messages":[{{User}}],{{member.Trim()}}}""", provider: "anthropic");
        Assert.Equal((400, ErrorCode.InvalidRequest, param), (error.Status, error.Code, error.Param));
    }

    [Theory]
    [InlineData("\"once\"")]
    [InlineData("[\"once\"]")]
    public void Encode_Completion_IsOneTurn(string prompt) => Assert.Equal(
        ("messages", """{"model":"up/stream","max_tokens":5,"messages":[{"role":"user","content":[{"type":"text","text":"once"}]}],"stream":true}"""),
        Translation.Encode($$"""{"model":"a","prompt":{{prompt}},"max_tokens":5,"stream":true}""", provider: "anthropic", operation: Operation.Completion));

    [Theory]
    [InlineData(""" "prompt":["a","b"] """, "prompt")]
    [InlineData(""" "prompt":"a","suffix":"b" """, "suffix")]
    public void Encode_CompletionThatIsNoTurn_IsRefused(string members, string param) => Assert.Equal(
        param, Translation.Refusal($$"""{"model":"a",{{members.Trim()}}}""", provider: "anthropic", operation: Operation.Completion).Param);

    [Fact]
    public void Encode_Count_AsksForNothingElse() => Assert.Equal(
        ("messages/count_tokens", $$"""{"model":"up/stream","messages":[{{Turn}}]}"""),
        Translation.Encode($$"""{"model":"a","messages":[{{User}}],"max_tokens":9,"temperature":1,"stream":true}""", provider: "anthropic", operation: Operation.CountTokens));

    [Theory]
    [InlineData(Operation.Chat, "messages")]
    [InlineData(Operation.CountTokens, "messages/count_tokens")]
    public void Encode_AnthropicForAnthropic_ChangesTheModelAlone(Operation operation, string path) => Assert.Equal(
        (path, """{"model":"up/stream","x":[1.0],"mcp_servers":[{}],"tools":[{"type":"web_search_20250305","name":"web_search"}]}"""),
        Translation.Encode("""{"model":"a","x":[1.0],"mcp_servers":[{}],"tools":[{"type":"web_search_20250305","name":"web_search"}]}""", "anthropic", "anthropic", operation));
}
