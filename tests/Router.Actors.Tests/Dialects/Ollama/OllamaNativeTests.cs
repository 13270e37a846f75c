using System.Buffers;
using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Dialects.Ollama;

namespace LlmRouter.Tests.Dialects.Ollama;

/// <summary>What only Ollama has: loading, legacy embeddings, its own words for the end, log probabilities beside the message.</summary>
public sealed class OllamaNativeTests
{
    private const string Head = "{\"model\":\"m\",\"created_at\":\"2023-11-14T22:13:20Z\"";
    private const string Token = "{\"token\":\"h\",\"logprob\":-0.5}";

    [Theory]
    [InlineData(Operation.Chat, """{"model":"a"}""", true)]
    [InlineData(Operation.Chat, """{"model":"a","messages":[]}""", true)]
    [InlineData(Operation.Chat, """{"model":"a","messages":[{"role":"user","content":""}]}""", false)]
    [InlineData(Operation.Chat, """{"model":"a","messages":"x"}""", false)]
    [InlineData(Operation.Completion, """{"model":"a"}""", true)]
    [InlineData(Operation.Completion, """{"model":"a","prompt":"","keep_alive":0}""", true)]
    [InlineData(Operation.Completion, """{"model":"a","prompt":" "}""", false)]
    [InlineData(Operation.Completion, """{"model":"a","prompt":"","images":["AA=="]}""", false)]
    [InlineData(Operation.Embeddings, """{"model":"a"}""", false)]
    public void IsLoadOnly_NothingToAnswer_IsTrue(Operation operation, string body, bool expected)
    {
        var request = Request(body, operation);
        Assert.Equal(expected, OllamaLoadRequest.IsLoadOnly(request));
        Assert.False(OllamaLoadRequest.IsLoadOnly(request with { ClientDialect = "openai" }));
    }

    [Theory]
    [InlineData("", "load")]
    [InlineData(",\"keep_alive\":\"5m\"", "load")]
    [InlineData(",\"keep_alive\":-1", "load")]
    [InlineData(",\"keep_alive\":0", "unload")]
    [InlineData(",\"keep_alive\":\"0\"", "unload")]
    [InlineData(",\"keep_alive\":\"0s\"", "unload")]
    public void WriteReply_KeepAlive_TellsWhatWasDone(string keepAlive, string reason)
    {
        var body = $$"""{"model":"a"{{keepAlive}}}""";
        Assert.Equal(Head + $$""","message":{"role":"assistant","content":""},"done":true,"done_reason":"{{reason}}"}""" + "\n", Reply(body, Exchange.Shape()));
        Assert.Equal(Head + $$""","response":"","done":true,"done_reason":"{{reason}}"}""", Reply(body, Exchange.Shape(Operation.Completion, stream: false)));
    }

    [Theory]
    [InlineData("load")]
    [InlineData("unload")]
    public void Read_ItsOwnWordForTheEnd_StaysWithItsOwnClients(string reason)
    {
        var line = Encoding.UTF8.GetBytes($$"""{"model":"x","message":{"role":"assistant","content":""},"done":true,"done_reason":"{{reason}}"}""");
        Assert.EndsWith($$""","done":true,"done_reason":"{{reason}}"}""" + "\n", Exchange.Run(line, client: "ollama").Output, StringComparison.Ordinal);
        Assert.Equal("stop", new ClientStream(Exchange.Run(line).Output).Choices[0].Finish);
    }

    [Fact]
    public void Read_Logprobs_PassToBothFacades()
    {
        var lines = Encoding.UTF8.GetBytes(
            $$"""{"model":"x","message":{"role":"assistant","content":"h"},"done":false,"logprobs":[{{Token}}]}""" + "\n" +
            $$"""{"model":"x","message":{"role":"assistant","content":"i"},"done":false,"logprobs":[{{Token}}]}""" + "\n" +
            """{"model":"x","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop"}""" + "\n");
        var native = Exchange.Run(lines, client: "ollama").Output.Split('\n');
        Assert.Equal(Head + $$""","message":{"role":"assistant","content":"h"},"done":false,"logprobs":[{{Token}}]}""", native[0]);
        Assert.DoesNotContain("logprobs", native[2], StringComparison.Ordinal);
        Assert.Contains($$""""logprobs":[{{Token}},{{Token}}]"""", Exchange.Run(lines, shape: Exchange.Shape(stream: false), client: "ollama").Output, StringComparison.Ordinal);
        Assert.Equal($$"""{"content":[{{Token}}]}""", new ClientStream(Exchange.Run(lines).Output).Chunks[1].GetProperty("choices")[0].GetProperty("logprobs").GetRawText());
    }

    [Fact]
    public void Write_ContextOfAGenerate_ComesBackToItsClient() => Assert.Contains(
        ",\"context\":[1,2]", Exchange.Run("""{"model":"x","response":"hi","done":true,"done_reason":"stop","context":[1,2]}"""u8.ToArray(), shape: Exchange.Shape(Operation.Completion), client: "ollama").Output, StringComparison.Ordinal);

    [Fact]
    public void Write_TwoCalls_AreNumbered()
    {
        var output = Exchange.Run(
            """{"model":"x","message":{"content":"","tool_calls":[{"function":{"index":5,"name":"f","arguments":{}}},{"function":{"index":5,"name":"f","arguments":{}}}]},"done":true}"""u8.ToArray(),
            shape: Exchange.Shape(stream: false), client: "ollama").Output;
        Assert.Contains(
            """[{"id":"call_0","function":{"index":0,"name":"f","arguments":{}}},{"id":"call_1","function":{"index":1,"name":"f","arguments":{}}}]""", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"model":"a","prompt":"x","options":{"y":1}}""", true, """{"model":"up/stream","options":{"y":1},"input":"x"}""")]
    [InlineData("""{"prompt":"x","model":"a"}""", true, """{"model":"up/stream","input":"x"}""")]
    [InlineData("""{"model":"a","input":["x"]}""", false, """{"model":"up/stream","input":["x"]}""")]
    [InlineData("""{"model":"a","input":["x"],"prompt":"y"}""", false, """{"model":"up/stream","input":["x"],"prompt":"y"}""")]
    public void Embeddings_LegacyPrompt_IsAskedAsInputAndAnsweredWithOneVector(string body, bool legacy, string expected)
    {
        Assert.Equal(legacy, new OllamaDialect().Peek(Request(body, Operation.Embeddings)).SingleVector);
        Assert.Equal(("api/embed", expected), Translation.Encode(body, "ollama", "ollama", Operation.Embeddings));
    }

    [Fact]
    public void Embeddings_LegacyPromptOverOpenAi_IsInput() => Assert.Equal(
        """{"model":"up/stream","input":"x"}""", Translation.Encode("""{"model":"a","prompt":"x"}""", "ollama", "openai", Operation.Embeddings).Body);

    [Theory]
    [InlineData("""{"data":[{"index":0,"embedding":[1,2.5]}]}""", "{\"embedding\":[1,2.5]}")]
    [InlineData("""{"embeddings":[[1,2.5]]}""", "{\"embedding\":[1,2.5]}")]
    [InlineData("""{"embeddings":[]}""", "{\"embedding\":[]}")]
    public void WriteEmbeddings_SingleVector_IsTheLegacyDocument(string reply, string expected)
    {
        var output = new ArrayBufferWriter<byte>();
        new OllamaDialect().WriteEmbeddings(
            EmbeddingsReply.Read(Encoding.UTF8.GetBytes(reply), "demo"), Exchange.Shape(Operation.Embeddings, stream: false) with { SingleVector = true }, output);
        Assert.Equal(expected, Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void Encode_NamedToolChoice_OffersThatToolAlone() => Assert.EndsWith(
        ""","tools":[{"type":"function","function":{"name":"g"}}],"stream":false}""",
        Translation.Encode(
            """{"model":"a","messages":[{"role":"user","content":"q"}],"tool_choice":{"type":"function","function":{"name":"g"}},"tools":[{"type":"function","function":{"name":"f"}},{"type":"function","function":{"name":"g"}}]}""",
            provider: "ollama").Body, StringComparison.Ordinal);

    private static RouterRequest Request(string body, Operation operation = Operation.Chat) => new("r", operation, Encoding.UTF8.GetBytes(body)) { ClientDialect = "ollama" };

    private static string Reply(string body, ReplyShape shape)
    {
        var output = new ArrayBufferWriter<byte>();
        OllamaLoadRequest.WriteReply(Request(body), shape, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
