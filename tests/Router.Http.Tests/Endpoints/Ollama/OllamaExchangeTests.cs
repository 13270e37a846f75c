using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Http.Tests.Fakes;

namespace LlmRouter.Http.Tests.Endpoints.Ollama;

/// <summary>What Ollama's clients ask of the engine, and how its streams reach them.</summary>
public sealed class OllamaExchangeTests
{
    private const string First = "{\"message\":{\"content\":\"a\"},\"done\":false}\n";
    private const string Last = "{\"done\":true}\n";

    [Theory]
    [InlineData("/api/chat", Operation.Chat)]
    [InlineData("/api/generate", Operation.Completion)]
    [InlineData("/api/embed", Operation.Embeddings)]
    [InlineData("/api/embeddings", Operation.Embeddings)]
    [InlineData("/api/chat/", Operation.Chat)]
    [InlineData("//api//generate", Operation.Completion)]
    public async Task Post_AtAnyPath_AsksTheEngineInOllamasDialect(string path, Operation operation)
    {
        await using var router = await RunningRouter.StartAsync();

        var (head, body) = await router.ExchangeAsync("POST", path, """{"model":"demo"}""");

        Assert.Equal((200, "{}", "application/json"), (head.Status, body, head.Header("content-type")));
        var request = Assert.IsType<RouterRequest>(router.Engine.Request);
        Assert.Equal((operation, "ollama", """{"model":"demo"}"""), (request.Operation, request.ClientDialect, Encoding.UTF8.GetString(request.Body.Span)));
    }

    [Fact]
    public async Task Stream_OfLines_PassesAsItIs()
    {
        var stream = Ndjson();
        stream.Write(First);
        stream.Write(Last);
        stream.Complete();
        await using var router = await RunningRouter.StartAsync(FakeEngine.Streaming(stream));

        var (head, body) = await router.ExchangeAsync("POST", "/api/chat", "{}");

        Assert.Equal((200, "application/x-ndjson", First + Last), (head.Status, head.Header("content-type"), body));
    }

    [Fact]
    public async Task Stream_ThatIsSilent_GetsNoKeepAlive()
    {
        var stream = Ndjson();
        stream.Write(First);
        await using var router = await RunningRouter.StartAsync(FakeEngine.Streaming(stream));
        using var client = await router.ConnectAsync();
        var reply = await client.ExchangeAsync("POST", "/api/chat", "{}");
        Assert.Equal(First, Encoding.UTF8.GetString((await reply.ReadChunkAsync())!));

        router.Time.Advance(TestSettings.KeepAlive * 3);
        stream.Write(Last);

        Assert.Equal(Last, Encoding.UTF8.GetString((await reply.ReadChunkAsync())!));
    }

    // As the engine's Ollama dialect gives it: NDJSON has no comments.
    private static FakeReplyStream Ndjson() => new() { ContentType = "application/x-ndjson", KeepAlive = default };
}
