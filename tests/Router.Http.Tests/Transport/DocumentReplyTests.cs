using LlmRouter.Contracts;
using LlmRouter.Http.Tests.Fakes;
using LlmRouter.Testing;
using LlmRouter.Testing.Client;

namespace LlmRouter.Http.Tests.Transport;

public sealed class DocumentReplyTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(32 * 1024)]
    [InlineData(32 * 1024 + 1)]
    [InlineData(1024 * 1024)]
    public async Task Document_OfAnySize_ComesWholeWithItsLength(int size)
    {
        var json = "\"" + new string('d', size - 2) + "\"";
        await using var router = await RunningRouter.StartAsync(FakeEngine.Answering(FakeEngine.Document(json)));

        var (head, body) = await router.ExchangeAsync("POST", "/v1/chat/completions", "{}");

        Assert.Equal(200, head.Status);
        Assert.Equal("application/json", head.Header("content-type"));
        Assert.Equal(size, int.Parse(head.Header("content-length")!, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(json, body);
    }

    [Fact]
    public async Task Document_Written_IsDisposed()
    {
        var frame = Frame.Copy("{}"u8);
        await using var router = await RunningRouter.StartAsync(FakeEngine.Answering(new RouterReply.Document(frame)));
        using var client = await router.ConnectAsync();
        await (await client.ExchangeAsync("POST", "/v1/embeddings", "{}")).ReadBodyAsync();

        // The next exchange on the connection begins only when this one is over.
        await client.ExchangeAsync("GET", "/health");

        Assert.Throws<ObjectDisposedException>(() => frame.Bytes);
    }

    [Fact]
    public async Task Client_ThatTakesNothingOfADocument_IsCutAtTheWriteDeadline()
    {
        var cut = new TaskCompletionSource();
        var engine = new FakeEngine
        {
            OnSend = (request, clientGone) =>
            {
                clientGone.Register(() => cut.TrySetResult());
                return Task.FromResult<RouterReply>(new RouterReply.Document(Frame.Copy(new byte[64 * 1024 * 1024])));
            },
        };
        await using var router = await RunningRouter.StartAsync(engine);
        using var client = await router.ConnectAsync(receiveBuffer: 4096);
        var reply = await RunningRouter.ChatAsync(client);

        // The system's socket buffers take some megabytes first, and each of their pauses may arm the deadline.
        while (!cut.Task.IsCompleted)
        {
            await Task.WhenAny(router.Time.WhenArmedAsync(TestSettings.WriteTimeout), cut.Task).Patiently();
            router.Time.Advance(TestSettings.WriteTimeout);
        }

        await reply.ReadBodyAsync();
        Assert.NotEqual(BodyEnd.Complete, reply.End);
    }
}
