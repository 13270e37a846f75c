using LlmRouter.Conformance.Framing;
using LlmRouter.Conformance.Rig;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Replies;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Conformance.Http;

/// <summary>Wire contract §2: the client gets what it asked for, whatever the provider sent.</summary>
public sealed class ConversionTests(SharedBench bench) : IClassFixture<SharedBench>
{
    [Fact]
    public async Task Stream_DocumentFromTheProvider_IsAStream()
    {
        bench.OpenAi.Chat(Step.Document(OpenAiBodies.Document(FramingText.Whole)));

        var reply = StreamAssert.IsCanonical(await bench.OpenAi.StreamAsync(ChatBody.StreamWithUsage), usageAsked: true);

        Assert.Equal((FramingText.Whole, "stop"), (reply.Text, reply.Finish));
    }

    [Fact]
    public async Task Stream_IndentedDocumentFromTheProvider_IsAStream()
    {
        bench.OpenAi.Chat(Step.Document(OpenAiBodies.Document("a").Replace(",\"", ",\n  \"", StringComparison.Ordinal)));

        Assert.Equal("a", StreamAssert.IsCanonical(await bench.OpenAi.StreamAsync()).Text);
    }

    [Fact]
    public async Task Whole_DocumentFromTheProvider_KeepsItsMembers()
    {
        bench.OpenAi.Chat(Step.Document(OpenAiBodies.Document(FramingText.Whole)));

        var response = await bench.OpenAi.PostAsync(ChatBody.Whole);
        var document = await response.ReadJsonAsync();

        Assert.StartsWith("application/json", response.Header("content-type"), StringComparison.Ordinal);
        Assert.Equal(("chat.completion", FramingText.Whole), (document.GetProperty("object").GetString(), Content(document)));
        Assert.Equal("stop", document.GetProperty("choices")[0].GetProperty("finish_reason").GetString());
        Assert.Equal(8, document.GetProperty("usage").GetProperty("total_tokens").GetInt32());
    }

    [Fact]
    public async Task Whole_OllamaDocument_IsACompletion()
    {
        bench.Ollama.Chat(Step.Document(OllamaBodies.Document(FramingText.Whole)));

        Assert.Equal(FramingText.Whole, Content(await (await bench.Ollama.PostAsync(ChatBody.Whole)).ReadJsonAsync()));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Stream_CompressedAgainstTheRequest_StillParses(string encoding)
    {
        var plain = SseStyle.Plain.Render(OpenAiBodies.Stream(FramingText.Pieces));
        var body = encoding == "gzip" ? Compressed.Gzip(plain) : Compressed.Brotli(plain);
        bench.OpenAi.Chat(Step.Head(headers: ("Content-Encoding", encoding)), Step.Trickle(body, 7));

        var response = await bench.OpenAi.PostAsync(ChatBody.Stream);

        Assert.Null(response.Header("content-encoding"));
        Assert.Equal(FramingText.Whole, StreamAssert.IsCanonical(await response.ReadBodyAsync()).Text);
        Assert.Equal("identity", bench.OpenAi.Upstream.RequestsTo(OpenAiBodies.Path).Last().Header("accept-encoding"));
    }

    [Fact]
    public async Task Completion_Legacy_PassesInItsOwnShape()
    {
        const string document =
            """{"id":"cmpl-1","object":"text_completion","created":1700000000,"model":"test-model","choices":[{"text":"hello","index":0,"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}""";
        bench.OpenAi.Upstream.Replace("/v1/completions", Step.Document(document));

        var reply = await (await bench.OpenAi.SendAsync("POST", "/v1/completions", """{"model":"test-model","prompt":"say"}""")).ReadJsonAsync();

        Assert.Equal(("text_completion", "hello"), (reply.GetProperty("object").GetString(), reply.GetProperty("choices")[0].GetProperty("text").GetString()));
    }

    private static string? Content(System.Text.Json.JsonElement document) =>
        document.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString();
}
