using LlmRouter.Contracts;

namespace LlmRouter.Tests.Dialects;

public sealed class RequestTranslationTests
{
    [Theory]
    // Roles, several parts, images.
    [InlineData("""[{"role":"developer","content":"be brief"},{"role":"user","content":[{"type":"text","text":"what"},{"type":"text","text":"is\nit"},{"type":"image_url","image_url":{"url":"data:image\/png;base64,iVBOR\/w=="}}]}]""",
        """[{"role":"system","content":"be brief"},{"role":"user","content":"what\nis\nit","images":["iVBOR\/w=="]}]""")]
    // Calls and their results: text of arguments becomes the object, the id becomes the name.
    [InlineData("""[{"role":"assistant","content":null,"reasoning_content":"hm","tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{\"x\": [1]}"}},{"id":"b","type":"function","function":{"name":"g","arguments":""}}]},{"role":"tool","tool_call_id":"b","content":"2"},{"role":"tool","tool_call_id":"a","content":"1"}]""",
        """[{"role":"assistant","content":"","thinking":"hm","tool_calls":[{"id":"a","function":{"name":"f","arguments":{"x":[1]}}},{"id":"b","function":{"name":"g","arguments":{}}}]},{"role":"tool","content":"2","tool_name":"g","tool_call_id":"b"},{"role":"tool","content":"1","tool_name":"f","tool_call_id":"a"}]""")]
    // What a model wrote instead of an object stays readable.
    [InlineData("""[{"role":"assistant","tool_calls":[{"id":"a","function":{"name":"f","arguments":"not {json"}}]}]""",
        """[{"role":"assistant","content":"","tool_calls":[{"id":"a","function":{"name":"f","arguments":{"_raw":"not {json"}}}]}]""")]
    [InlineData("""[{"role":"user","content":"\ud800"}]""", """[{"role":"user","content":"\ufffd"}]""")]
    public void Encode_OpenAiMessagesForOllama_AreItsMessages(string messages, string expected) => Assert.Equal(
        ("api/chat", $$"""{"model":"up/stream","messages":{{expected}},"stream":false}"""),
        Translation.Encode($$"""{"model":"a","messages":{{messages}}}""", provider: "ollama"));

    [Theory]
    [InlineData("""[{"role":"system","content":"s"},{"role":"user","content":"what","images":["iVBORw==","/9j/4A=="]}]""",
        """[{"role":"system","content":"s"},{"role":"user","content":[{"type":"text","text":"what"},{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw=="}},{"type":"image_url","image_url":{"url":"data:image/jpeg;base64,/9j/4A=="}}]}]""")]
    [InlineData("""[{"role":"assistant","content":"","thinking":"hm","tool_calls":[{"function":{"name":"f","arguments":{"x":1}}},{"function":{"name":"g","arguments":{}}}]},{"role":"tool","tool_name":"g","content":"2"},{"role":"tool","content":"1"}]""",
        """[{"role":"assistant","content":null,"reasoning_content":"hm","tool_calls":[{"id":"call_0","type":"function","function":{"name":"f","arguments":"{\"x\":1}"}},{"id":"call_1","type":"function","function":{"name":"g","arguments":"{}"}}]},{"role":"tool","content":"2","tool_call_id":"call_1"},{"role":"tool","content":"1","tool_call_id":"call_0"}]""")]
    public void Encode_OllamaMessagesForOpenAi_AreItsMessages(string messages, string expected) => Assert.Equal(
        ("chat/completions", $$"""{"model":"up/stream","messages":{{expected}},"stream":false}"""),
        Translation.Encode($$"""{"model":"a","stream":false,"messages":{{messages}}}""", client: "ollama"));

    [Theory]
    [InlineData(""" "temperature":0.5,"top_p":0.9,"seed":7,"stop":"x","max_tokens":10,"frequency_penalty":1,"presence_penalty":2 """,
        """ "options":{"temperature":0.5,"top_p":0.9,"seed":7,"stop":["x"],"num_predict":10,"frequency_penalty":1,"presence_penalty":2} """)]
    [InlineData(""" "max_tokens":10,"max_completion_tokens":20,"stop":["a","b"] """, """ "options":{"stop":["a","b"],"num_predict":20} """)]
    [InlineData(""" "temperature":null,"n":1 """, "")]
    [InlineData(""" "top_k":4 """, """ "options":{"top_k":4} """)]
    [InlineData(""" "logprobs":true,"top_logprobs":2 """, """ "logprobs":true,"top_logprobs":2 """)]
    [InlineData(""" "reasoning":{"effort":"low"} """, """ "think":"low" """)]
    [InlineData(""" "reasoning":{"max_tokens":9000} """, """ "think":"medium" """)]
    [InlineData(""" "reasoning":{"enabled":false} """, """ "think":false """)]
    [InlineData(""" "thinking":{"type":"enabled"} """, """ "think":true """)]
    [InlineData(""" "thinking":{"type":"enabled","budget_tokens":20000} """, """ "think":"high" """)]
    [InlineData(""" "thinking":{"type":"disabled"} """, """ "think":false """)]
    [InlineData(""" "modalities":["text"],"store":true """, """ "store":true """)]
    [InlineData(""" "response_format":{"type":"json_object","schema":{"a":1}} """, """ "format":{"a":1} """)]
    [InlineData(""" "response_format":{"type":"json_object"} """, """ "format":"json" """)]
    [InlineData(""" "response_format":{"type":"text"} """, "")]
    [InlineData(""" "response_format":{"type":"json_schema","json_schema":{"name":"n","strict":true,"schema":{"type":"object"}}} """, """ "format":{"type":"object"} """)]
    [InlineData(""" "reasoning_effort":"none" """, """ "think":false """)]
    [InlineData(""" "reasoning_effort":"minimal" """, """ "think":"low" """)]
    [InlineData(""" "reasoning_effort":"high" """, """ "think":"high" """)]
    [InlineData(""" "keep_alive":"5m","user":"u","custom":{"x":1} """, """ "keep_alive":"5m","custom":{"x":1} """)]
    [InlineData(""" "options":{"num_ctx":9,"temperature":1},"temperature":0 """, """ "options":{"num_ctx":9,"temperature":0} """)]
    [InlineData(""" "stream_options":{"include_usage":true},"parallel_tool_calls":true """, "")]
    public void Encode_OpenAiParametersForOllama_AreItsOptions(string parameters, string expected) => Assert.Equal(
        """{"model":"up/stream","messages":[{"role":"user","content":"q"}],"stream":false""" + (expected.Length > 0 ? "," + expected.Trim() : "") + "}",
        Translation.Encode($$"""{"model":"a","messages":[{"role":"user","content":"q"}],{{parameters.Trim()}}}""", provider: "ollama").Body);

    [Theory]
    [InlineData(""" "options":{"temperature":0.5,"top_p":0.9,"seed":7,"stop":["x"],"num_predict":10,"frequency_penalty":1,"presence_penalty":2,"num_ctx":9} """,
        """ "temperature":0.5,"top_p":0.9,"seed":7,"stop":["x"],"max_tokens":10,"frequency_penalty":1,"presence_penalty":2 """)]
    [InlineData(""" "options":{"num_predict":-1} """, "")]
    [InlineData(""" "format":"json" """, """ "response_format":{"type":"json_object"} """)]
    [InlineData(""" "format":{"type":"object"} """, """ "response_format":{"type":"json_schema","json_schema":{"name":"reply","schema":{"type":"object"}}} """)]
    [InlineData(""" "think":"low","keep_alive":"5m" """, """ "reasoning_effort":"low" """)]
    [InlineData(""" "think":false """, """ "reasoning_effort":"none" """)]
    public void Encode_OllamaParametersForOpenAi_AreItsOwn(string parameters, string expected) => Assert.Equal(
        """{"model":"up/stream","messages":[{"role":"user","content":"q"}],"stream":false""" + (expected.Length > 0 ? "," + expected.Trim() : "") + "}",
        Translation.Encode($$"""{"model":"a","stream":false,"messages":[{"role":"user","content":"q"}],{{parameters.Trim()}}}""", client: "ollama").Body);

    [Theory]
    [InlineData("openai", "ollama")]
    [InlineData("ollama", "openai")]
    public void Encode_Tools_PassAsTheyAre(string client, string provider) => Assert.Contains(
        ""","tools":[{"type":"function","function":{"name":"f","parameters":{"x":1}}}]""",
        Translation.Encode("""{"model":"a","messages":[{"role":"user","content":"q"}],"tools":[{"type":"function","function":{"name":"f","parameters":{"x":1}}}]}""", client, provider).Body, StringComparison.Ordinal);

    [Fact]
    public void Encode_ToolChoiceNoneForOllama_HidesTheTools() => Assert.DoesNotContain(
        "tools", Translation.Encode("""{"model":"a","messages":[{"role":"user","content":"q"}],"tools":[{"type":"function","function":{"name":"f"}}],"tool_choice":"none"}""", provider: "ollama").Body, StringComparison.Ordinal);

    [Fact]
    public void Encode_LegacyFunctionsForOllama_AreTools() => Assert.Contains(
        ""","tools":[{"type":"function","function":{"name":"f"}}]""", Translation.Encode("""{"model":"a","messages":[{"role":"user","content":"q"}],"functions":[{"name":"f"}]}""", provider: "ollama").Body, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"model":"a","messages":[{"role":"user","content":"q"}],"stream":true}""", "openai", "ollama", "\"stream\":true")]
    [InlineData("""{"model":"a","messages":[{"role":"user","content":"q"}]}""", "ollama", "openai", "\"stream\":true,\"stream_options\":{\"include_usage\":true}")]
    public void Encode_StreamFlag_MeansTheSame(string body, string client, string provider, string expected) =>
        Assert.Contains(expected, Translation.Encode(body, client, provider).Body, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"model":"a","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://example.com/x.png"}}]}]}""", "messages[0].content")]
    [InlineData("""{"model":"a","messages":[{"role":"user","content":[{"type":"input_audio","input_audio":{}}]}]}""", "messages[0].content[0].input_audio")]
    [InlineData("""{"model":"a","messages":[{"role":"user","content":[{"type":"input_audio","input_audio":{"data":"AA==","format":"wav"}}]}]}""", "messages[0].content")]
    [InlineData("""{"model":"a","messages":[{"role":"user","content":[{"type":"file","file":{"file_data":"data:application/pdf;base64,AA=="}}]}]}""", "messages[0].content")]
    [InlineData("""{"model":"a","messages":[{"role":"user","content":[{"type":"video_url","video_url":{"url":"x"}}]}]}""", "messages[0].content[0].type")]
    [InlineData("""{"model":"a","messages":[{"role":"user","content":"q"}],"n":2}""", "n")]
    [InlineData("""{"model":"a","messages":[{"role":"wizard","content":"x"}]}""", "messages[0].role")]
    [InlineData("""{"model":"a","messages":"x"}""", "messages")]
    [InlineData("""{"model":"a","messages":[1]}""", "messages[0]")]
    [InlineData("""{"model":"a"}""", "messages")]
    public void Encode_WhatOllamaCannotTake_IsA400ThatNamesIt(string body, string param)
    {
        var error = Translation.Refusal(body, provider: "ollama");
        Assert.Equal((400, ErrorCode.InvalidRequest, param), (error.Status, error.Code, error.Param));
    }

    [Fact]
    public void Encode_CompletionForOllama_IsGenerate() => Assert.Equal(
        ("api/generate", """{"model":"up/stream","prompt":"once \"upon\"","suffix":"end","stream":true,"options":{"num_predict":5}}"""),
        Translation.Encode("""{"model":"a","prompt":["once \"upon\""],"suffix":"end","stream":true,"max_tokens":5}""", provider: "ollama", operation: Operation.Completion));

    [Fact]
    public void Encode_SeveralPromptsForOllama_AreRefused() =>
        Assert.Equal("prompt", Translation.Refusal("""{"model":"a","prompt":["a","b"]}""", provider: "ollama", operation: Operation.Completion).Param);

    [Fact]
    public void Encode_GenerateForOpenAi_IsAChatOfOneTurn() => Assert.Equal(
        ("chat/completions", """{"model":"up/stream","messages":[{"role":"system","content":"s"},{"role":"user","content":"hi"}],"stream":false}"""),
        Translation.Encode("""{"model":"a","prompt":"hi","system":"s","stream":false}""", client: "ollama", operation: Operation.Completion));

    [Fact]
    public void Encode_EmbeddingsForOllama_AreEmbed() => Assert.Equal(
        ("api/embed", """{"model":"up/stream","input":["a","b"],"dimensions":8}"""),
        Translation.Encode("""{"model":"a","input":["a","b"],"dimensions":8,"encoding_format":"base64","user":"u"}""", provider: "ollama", operation: Operation.Embeddings));

    [Fact]
    public void Encode_EmbedForOpenAi_IsEmbeddings() => Assert.Equal(
        ("embeddings", """{"model":"up/stream","input":"a","dimensions":8}"""),
        Translation.Encode("""{"model":"a","input":"a","dimensions":8,"truncate":true}""", client: "ollama", operation: Operation.Embeddings));

    [Theory]
    [InlineData(Operation.Chat, "api/chat")]
    [InlineData(Operation.Completion, "api/generate")]
    [InlineData(Operation.Embeddings, "api/embed")]
    public void Encode_OllamaForOllama_ChangesTheModelAlone(Operation operation, string path) => Assert.Equal(
        (path, """{"model":"up/stream","x":[1.0],"options":{"num_ctx":9}}"""),
        Translation.Encode("""{"model":"a","x":[1.0],"options":{"num_ctx":9}}""", "ollama", "ollama", operation));
}
