using LlmRouter.Testing;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Client;
using LlmRouter.Testing.Replies;

namespace LlmRouter.Conformance.Clients;

/// <summary>The built-in model: what a newcomer sees before any provider is configured.</summary>
public sealed class DemoModelTests
{
    [Fact]
    public async Task Demo_Stream_HasItsScriptsAndEmojiIntact()
    {
        await using var router = await RouterUnderTest.StartAsync(TestSettings.Of(TestSettings.Demo()), TimeProvider.System);
        await router.Engine.Discovered.Patiently();
        using var client = await router.ConnectAsync();
        var model = await ModelAsync(client);

        var response = await client.ExchangeAsync("POST", OpenAiBodies.Path, ChatBody.With("\"stream\":true,\"stream_options\":{\"include_usage\":true}", model));
        var reply = StreamAssert.IsCanonical(await response.ReadBodyAsync(), usageAsked: true);

        Assert.Contains(reply.Text, character => character is >= 'а' and <= 'я');
        Assert.Contains(reply.Text, character => character is >= '\u4e00' and <= '\u9fff');
        Assert.Contains("\u200D", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\uFFFD", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_Whole_SaysWhatItStreams()
    {
        await using var router = await RouterUnderTest.StartAsync(TestSettings.Of(TestSettings.Demo()), TimeProvider.System);
        await router.Engine.Discovered.Patiently();
        using var client = await router.ConnectAsync();
        var model = await ModelAsync(client);

        var stream = StreamAssert.IsCanonical(await (await client.ExchangeAsync("POST", OpenAiBodies.Path, ChatBody.With("\"stream\":true", model))).ReadBodyAsync());
        var document = await (await client.ExchangeAsync("POST", OpenAiBodies.Path, ChatBody.With("\"stream\":false", model))).ReadJsonAsync();

        Assert.Equal(stream.Text, document.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
    }

    private static async Task<string> ModelAsync(RawHttpClient client) =>
        (await (await client.ExchangeAsync("GET", "/v1/models")).ReadJsonAsync()).GetProperty("data")[0].GetProperty("id").GetString()!;
}
