using LlmRouter.Contracts;
using LlmRouter.Dialects;

namespace LlmRouter.Tests.Dialects.Anthropic;

public sealed class AnthropicRequestReaderTests
{
    private static readonly string[] Names = ["anthropic-beta", "anthropic-version"];

    [Theory]
    [InlineData(""" "system":"s","messages":[{"role":"user","content":"q"}] """, """ [{"role":"system","content":"s"},{"role":"user","content":"q"}] """)]
    [InlineData(""" "system":[{"type":"text","text":"s","cache_control":{"type":"ephemeral"}}],"messages":[{"role":"user","content":[{"type":"text","text":"q"}]}] """,
        """ [{"role":"system","content":"s"},{"role":"user","content":"q"}] """)]
    [InlineData(""" "messages":[{"role":"assistant","content":[{"type":"thinking","thinking":"t","signature":"s"},{"type":"redacted_thinking","data":"r"},{"type":"text","text":"a"},{"type":"tool_use","id":"i","name":"f","input":{"x": 1}}]}] """,
        """ [{"role":"assistant","content":"a","reasoning_content":"t","tool_calls":[{"id":"i","type":"function","function":{"name":"f","arguments":"{\"x\":1}"}}]}] """)]
    [InlineData(""" "messages":[{"role":"user","content":[{"type":"tool_result","tool_use_id":"i","content":"1"},{"type":"tool_result","tool_use_id":"j","content":[{"type":"text","text":"2"}]},{"type":"text","text":"q"}]}] """,
        """ [{"role":"tool","content":"1","tool_call_id":"i"},{"role":"tool","content":"2","tool_call_id":"j"},{"role":"user","content":"q"}] """)]
    [InlineData(""" "messages":[{"role":"user","content":[{"type":"image","source":{"type":"base64","media_type":"image/gif","data":"R0lG"}},{"type":"image","source":{"type":"url","url":"https://example.com/x"}},{"type":"document","source":{"type":"text","media_type":"text/plain","data":"d"}}]}] """,
        """ [{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/gif;base64,R0lG"}},{"type":"image_url","image_url":{"url":"https://example.com/x"}},{"type":"text","text":"d"}]}] """)]
    public void Encode_MessagesForOpenAi_AreItsOwn(string members, string expected) => Assert.Equal(
        $$"""{"model":"up/stream","messages":{{expected.Trim()}},"stream":false}""", Translation.Encode($$"""{"model":"a",{{members.Trim()}}}""", client: "anthropic").Body);

    [Theory]
    [InlineData(""" "max_tokens":5,"temperature":0.5,"top_p":0.9,"stop_sequences":["x"],"metadata":{"user_id":"u"},"service_tier":"auto" """,
        """ "temperature":0.5,"top_p":0.9,"stop":["x"],"max_tokens":5,"user":"u" """)]
    [InlineData(""" "thinking":{"type":"enabled","budget_tokens":2000} """, """ "reasoning_effort":"low" """)]
    [InlineData(""" "thinking":{"type":"disabled"} """, """ "reasoning_effort":"none" """)]
    [InlineData(""" "thinking":{"type":"adaptive"},"output_config":{"effort":"high"} """, """ "reasoning_effort":"high" """)]
    [InlineData(""" "output_config":{"format":{"type":"json_schema","schema":{"type":"object"}}} """,
        """ "response_format":{"type":"json_schema","json_schema":{"name":"reply","schema":{"type":"object"}}} """)]
    [InlineData(""" "output_format":{"type":"json_schema","schema":{"type":"object"}} """,
        """ "response_format":{"type":"json_schema","json_schema":{"name":"reply","schema":{"type":"object"}}} """)]
    [InlineData(""" "tools":[{"type":"custom","name":"f","description":"d","input_schema":{"type":"object"}}],"tool_choice":{"type":"any","disable_parallel_tool_use":true} """,
        """ "tools":[{"type":"function","function":{"name":"f","description":"d","parameters":{"type":"object"}}}],"tool_choice":"required","parallel_tool_calls":false """)]
    [InlineData(""" "tools":[{"name":"f","input_schema":{}}],"tool_choice":{"type":"tool","name":"f"} """,
        """ "tools":[{"type":"function","function":{"name":"f","parameters":{}}}],"tool_choice":{"type":"function","function":{"name":"f"}} """)]
    public void Encode_ParametersForOpenAi_AreItsOwn(string parameters, string expected) => Assert.Equal(
        $$"""{"model":"up/stream","messages":[{"role":"user","content":"q"}],"stream":false,{{expected.Trim()}}}""",
        Translation.Encode($$"""{"model":"a","messages":[{"role":"user","content":"q"}],{{parameters.Trim()}}}""", client: "anthropic").Body);

    [Theory]
    [InlineData(""" "tools":[{"type":"web_search_20250305","name":"web_search"}] """, "tools[0]")]
    [InlineData(""" "mcp_servers":[{"type":"url"}] """, "mcp_servers")]
    [InlineData(""" "messages":"x" """, "messages")]
    [InlineData(""" "messages":[1] """, "messages[0]")]
    [InlineData(""" "messages":[{"role":"wizard","content":"x"}] """, "messages[0].role")]
    [InlineData(""" "messages":[{"role":"user","content":[1]}] """, "messages[0].content[0]")]
    [InlineData(""" "messages":[{"role":"user","content":[{"type":"video"}]}] """, "messages[0].content[0].type")]
    [InlineData(""" "messages":[{"role":"user","content":[{"type":"image"}]}] """, "messages[0].content[0].source")]
    [InlineData(""" "messages":[{"role":"user","content":[{"type":"image","source":{"type":"file","file_id":"f"}}]}] """, "messages[0].content[0].source")]
    public void Encode_WhatOnlyAnthropicCanTake_IsA400ThatNamesIt(string member, string param)
    {
        var error = Translation.Refusal($$"""{"model":"a","messages":[{"role":"user","content":"q"}],{{member.Trim()}}}""", client: "anthropic");
        Assert.Equal((400, param), (error.Status, error.Param));
    }

    [Fact]
    public void Encode_HeadersOfTheClient_GoToItsOwnDialectAlone()
    {
        var request = new RouterRequest("r", Operation.Chat, """{"model":"a","messages":[{"role":"user","content":"q"}]}"""u8.ToArray())
        {
            ClientDialect = "anthropic", Headers = [.. Names.Select(name => KeyValuePair.Create(name, "v"))],
        };
        var client = DialectCatalog.Default.Client("anthropic");
        foreach (var provider in DialectCatalog.Default.Providers)
        {
            var sent = provider.Encode(request, client.Peek(request), client, Translation.Target("m")).Headers.Select(header => header.Key);
            Assert.Equal(provider.Name == "anthropic" ? Names : [], sent);
        }
    }
}
