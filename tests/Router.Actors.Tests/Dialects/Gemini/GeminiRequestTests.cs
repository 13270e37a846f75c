using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Dialects.Gemini;
using LlmRouter.Dialects.Requests;

namespace LlmRouter.Tests.Dialects.Gemini;

public sealed class GeminiRequestTests
{
    [Theory]
    [InlineData("gemini-2.5-flash", "models/gemini-2.5-flash")]
    [InlineData("models/a b", "models/a%20b")]
    [InlineData("tunedModels/a?b", "tunedModels/a%3Fb")]
    [InlineData("publishers/google/models/a", "publishers/google/models/a")]
    [InlineData("a/b", "models/a%2Fb")]
    public void Path_Model_KeepsItsCollectionAndIsEscaped(string model, string path) => Assert.Equal(path, new GeminiModel(model).Path);

    [Theory]
    [InlineData(true, ":streamGenerateContent?alt=sse")]
    [InlineData(false, ":generateContent")]
    public void Encode_Stream_IsAnotherMethod(bool stream, string method) => Assert.EndsWith(
        method, Encode($$"""{"model":"a","stream":{{(stream ? "true" : "false")}},"messages":[{"role":"user","content":"x"}]}""").Path, StringComparison.Ordinal);

    [Fact]
    public void Encode_Conversation_IsTurnsThatAlternateAndAnInstruction() => Assert.Equal(
        """{"systemInstruction":{"parts":[{"text":"s"},{"text":"d"}]},"contents":[{"role":"user","parts":[{"text":"a\n"},{"text":"b"}]},{"role":"model","parts":[{"text":"c"}]},{"role":"user","parts":[{"text":"e"}]}]}""",
        Body("""{"role":"system","content":"s"},{"role":"user","content":"a\n"},{"role":"developer","content":"d"},{"role":"user","content":"b"},{"role":"assistant","content":"c"},{"role":"user","content":[{"type":"text","text":"e"}]}"""));

    [Fact]
    public void Encode_InstructionAlone_IsTheQuestion() => Assert.Equal(
        """{"contents":[{"role":"user","parts":[{"text":"s"}]}]}""", Body("""{"role":"system","content":"s"}"""));

    [Theory]
    [InlineData("")]
    [InlineData("""{"role":"user","content":""}""")]
    public void Encode_NothingSaid_IsRefused(string messages) => Assert.Equal("messages", Refusal(messages).Param);

    [Fact]
    public void Encode_Images_AreDataOrAddresses() => Assert.Contains(
        """{"inlineData":{"mimeType":"image/png","data":"AAAA"}},{"fileData":{"fileUri":"https://a/b.png"}}""",
        Body("""{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}},{"type":"image_url","image_url":{"url":"https://a/b.png"}}]}"""),
        StringComparison.Ordinal);

    [Fact]
    public void Encode_DataUrlWithoutBase64_IsRefused() => Assert.Contains(
        "base64", Refusal("""{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/svg+xml,x"}}]}""").Message, StringComparison.Ordinal);

    [Fact]
    public void Encode_CallsAndResults_AreObjectsNamedByTheirCall() => Assert.Equal(
        """{"contents":[{"role":"user","parts":[{"text":"q"}]},{"role":"model","parts":[{"functionCall":{"id":"1","name":"f","args":{"x":1}}},{"functionCall":{"id":"2","name":"g","args":{}}}]},"""
        + """{"role":"user","parts":[{"functionResponse":{"id":"1","name":"f","response":{"result":"warm"}}},{"functionResponse":{"id":"2","name":"g","response":{"y":[2]}}},{"text":"and?"}]}]}""",
        Body(
            """{"role":"user","content":"q"},{"role":"assistant","content":null,"tool_calls":[{"id":"1","type":"function","function":{"name":"f","arguments":"{\"x\":1}"}},{"id":"2","type":"function","function":{"name":"g","arguments":""}}]},"""
            + """{"role":"tool","tool_call_id":"1","content":"warm"},{"role":"tool","tool_call_id":"2","content":"{\"y\":[2]}"},{"role":"user","content":"and?"}""",
            "gemini-2.5-flash"));

    [Fact]
    public void Encode_ResultOfNoCall_IsRefused() => Assert.Equal(
        "messages[1].tool_call_id", Refusal("""{"role":"user","content":"q"},{"role":"tool","tool_call_id":"9","content":"x"}""").Param);

    [Theory]
    [InlineData("gemini-3-pro", true)]
    [InlineData("gemini-flash-latest", true)]
    [InlineData("gemini-2.5-flash", false)]
    public void Write_CallsWithoutSignature_FirstOfAStepGetsTheWordForThat(string model, bool expected)
    {
        var body = Write(new ChatRequest { Messages = [Question(), Calls(signature: "")] }, model);
        Assert.Equal(expected ? 1 : 0, body.Split("\"thoughtSignature\":\"skip_thought_signature_validator\"").Length - 1);
    }

    [Fact]
    public void Write_Signatures_GoBackWhereTheyCameFrom() => Assert.Contains(
        """{"role":"model","parts":[{"text":"why","thought":true},{"text":"so"},{"text":"","thoughtSignature":"Cg=="},{"functionCall":{"name":"f","args":{}},"thoughtSignature":"Cw=="},{"functionCall":{"name":"g","args":{}}}]}""",
        Write(new ChatRequest { Messages = [Question(), Calls("Cw==") with { Parts = [new ContentPart("so"u8.ToArray())], Reasoning = "why"u8.ToArray(), Signature = "Cg=="u8.ToArray() }] }, "gemini-3-pro"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("gAAAAABn")]
    [InlineData("no base64!")]
    public void Write_ThoughtsThatGeminiDidNotSign_AreLeftOut(string signature)
    {
        var message = new ChatMessage(ChatRole.Assistant)
        {
            Parts = [new ContentPart("so"u8.ToArray())], Reasoning = "why"u8.ToArray(), Signature = System.Text.Encoding.UTF8.GetBytes(signature),
        };
        Assert.Contains("""{"role":"model","parts":[{"text":"so"}]}""", Write(new ChatRequest { Messages = [Question(), message] }, "gemini-3-pro"), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_FailedTool_IsAnError() => Assert.Contains(
        "\"response\":{\"error\":\"{}\"}",
        Write(new ChatRequest { Messages = [Question(), new ChatMessage(ChatRole.Tool) { Name = "f"u8.ToArray(), IsError = true, Parts = [new ContentPart("{}"u8.ToArray())] }] }, "m"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("\"auto\"", """{"mode":"AUTO"}""")]
    [InlineData("\"none\"", """{"mode":"NONE"}""")]
    [InlineData("\"required\"", """{"mode":"ANY"}""")]
    [InlineData("""{"type":"function","function":{"name":"f"}}""", """{"mode":"ANY","allowedFunctionNames":["f"]}""")]
    public void Encode_Tools_AreDeclarationsWithTheSchemaAsItIs(string choice, string expected) => Assert.EndsWith(
        $$$"""
        "tools":[{"functionDeclarations":[{"name":"f","description":"d","parametersJsonSchema":{"type":"object","additionalProperties":false}},{"name":"g"}]}],"toolConfig":{"functionCallingConfig":{{{expected}}}}}
        """,
        Encode(
            $$$"""
            {"model":"a","stream":true,"messages":[{"role":"user","content":"x"}],"tool_choice":{{{choice}}},"tools":[{"type":"function","function":{"name":"f","description":"d","parameters":{"type":"object","additionalProperties":false},"strict":true}},{"type":"function","function":{"name":"g"}}]}
            """).Body,
        StringComparison.Ordinal);

    [Fact]
    public void Encode_TextCompletion_IsOneTurn()
    {
        Assert.Equal("""{"contents":[{"role":"user","parts":[{"text":"x"}]}]}""", Encode("""{"model":"a","prompt":["x"]}""", Operation.Completion).Body);
        Assert.Equal("prompt", Translation.Refusal("""{"model":"a","prompt":["x","y"]}""", provider: "gemini", operation: Operation.Completion).Param);
        Assert.Equal("suffix", Translation.Refusal("""{"model":"a","prompt":"x","suffix":"y"}""", provider: "gemini", operation: Operation.Completion).Param);
    }

    [Theory]
    [InlineData("\"x\"", """{"requests":[{"model":"models/up/stream","content":{"parts":[{"text":"x"}]},"outputDimensionality":8}]}""")]
    [InlineData("""["x","y"]""", """{"requests":[{"model":"models/up/stream","content":{"parts":[{"text":"x"}]},"outputDimensionality":8},{"model":"models/up/stream","content":{"parts":[{"text":"y"}]},"outputDimensionality":8}]}""")]
    public void Encode_Embeddings_AreABatch(string input, string expected)
    {
        var (path, body) = Encode($$"""{"model":"a","dimensions":8,"encoding_format":"base64","input":{{input}}}""", Operation.Embeddings);
        Assert.Equal(("models/up%2Fstream:batchEmbedContents", expected), (path, body));
    }

    [Theory]
    [InlineData("[1,2]")]
    [InlineData("[[1,2]]")]
    [InlineData("[]")]
    public void Encode_EmbeddingsOfTokens_AreRefused(string input) => Assert.Equal(
        "input", Translation.Refusal($$"""{"model":"a","input":{{input}}}""", provider: "gemini", operation: Operation.Embeddings).Param);

    [Fact]
    public void Encode_CountTokens_CountsInstructionAndToolsToo()
    {
        var (path, body) = Encode(
            """{"model":"a","max_tokens":5,"messages":[{"role":"system","content":"s"},{"role":"user","content":"x"}],"tools":[{"type":"function","function":{"name":"f"}}]}""", Operation.CountTokens);
        Assert.Equal("models/up%2Fstream:countTokens", path);
        Assert.Equal(
            """{"generateContentRequest":{"model":"models/up/stream","systemInstruction":{"parts":[{"text":"s"}]},"contents":[{"role":"user","parts":[{"text":"x"}]}],"tools":[{"functionDeclarations":[{"name":"f"}]}]}}""", body);
    }

    private static ChatMessage Question() => new(ChatRole.User) { Parts = [new ContentPart("q"u8.ToArray())] };

    private static ChatMessage Calls(string signature) => new(ChatRole.Assistant)
    {
        Calls =
        [
            new ToolCall(default, "f"u8.ToArray(), "{}"u8.ToArray()) { Signature = System.Text.Encoding.UTF8.GetBytes(signature) },
            new ToolCall(default, "g"u8.ToArray(), "{}"u8.ToArray()),
        ],
    };

    private static string Write(ChatRequest request, string model) => System.Text.Encoding.UTF8.GetString(GeminiRequestWriter.Write(request, new GeminiModel(model)).Span);

    private static string Body(string messages, string model = "m")
    {
        var request = new RouterRequest("r", Operation.Chat, System.Text.Encoding.UTF8.GetBytes($$"""{"model":"a","messages":[{{messages}}]}"""));
        return Write(DialectCatalog.Default.Client("openai").ReadChat(request), model);
    }

    private static RouterError Refusal(string messages) => Translation.Refusal($$"""{"model":"a","messages":[{{messages}}]}""", provider: "gemini");

    private static (string Path, string Body) Encode(string body, Operation operation = Operation.Chat) => Translation.Encode(body, provider: "gemini", operation: operation);
}
