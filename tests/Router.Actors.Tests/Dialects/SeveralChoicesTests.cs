namespace LlmRouter.Tests.Dialects;

/// <summary>An answer of several choices is whole when each is, or when the provider says that it is over.</summary>
public sealed class SeveralChoicesTests
{
    private const string Both = """{"choices":[{"index":0,"delta":{"content":"a"}},{"index":1,"delta":{"content":"b"}}]}""";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void OneUnfinished_BytesEnd_IsIncompleteForEveryClient(int finished)
    {
        foreach (var client in (string[])["openai", "responses", "anthropic", "ollama"])
        {
            foreach (var stream in (bool[])[true, false])
            {
                var exchange = Exchange.Run(Exchange.Sse([Both, Finish(finished)]), shape: Exchange.Shape(stream: stream), client: client);
                Assert.Equal("upstream_stream_incomplete", exchange.Error?.Code);
                Assert.DoesNotContain("\"stop\"", exchange.Output, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void OneUnfinished_ProviderSaysItIsOver_BothEnd(int finished)
    {
        var exchange = Exchange.OfEvents(Both, Finish(finished), "[DONE]");
        Assert.Null(exchange.Error);
        Assert.Equal(["stop", "stop"], new ClientStream(exchange.Output).Choices.Values.Select(choice => choice.Finish));
    }

    private static string Finish(int choice) => $$$"""{"choices":[{"index":{{{choice}}},"delta":{},"finish_reason":"stop"}]}""";
}
