using LlmRouter.Contracts;
using LlmRouter.Http.Tests.Fakes;
using LlmRouter.Testing;
using LlmRouter.Testing.Client;

namespace LlmRouter.Http.Tests.Transport;

/// <summary>Clients that do not read, and clients that leave.</summary>
public sealed class ClientConductTests
{
    [Fact]
    public async Task Client_ThatTakesNothing_IsCutAtTheWriteDeadline()
    {
        var stream = new FakeReplyStream();
        await using var router = await RunningRouter.StartAsync(FakeEngine.Streaming(stream));
        using var client = await router.ConnectAsync(receiveBuffer: 4096);
        var reply = await RunningRouter.ChatAsync(client);
        for (var i = 0; i < 1000; i++) stream.Write(new string('z', 64 * 1024));

        // The system's socket buffers take some megabytes first, and each of their pauses may arm the deadline.
        while (!stream.Abandoned.IsCompleted)
        {
            await Task.WhenAny(router.Time.WhenArmedAsync(TestSettings.WriteTimeout), stream.Abandoned).Patiently();
            router.Time.Advance(TestSettings.WriteTimeout);
        }

        await stream.Disposed.Patiently();
        Assert.Equal(ErrorCode.ClientTooSlow, await stream.Abandoned);
        Assert.True(stream.WasAbandonedFirst);
        await reply.ReadBodyAsync();
        Assert.NotEqual(BodyEnd.Complete, reply.End);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Client_ThatLeaves_HasItsStreamDisposed(bool rudely)
    {
        var stream = new FakeReplyStream();
        await using var router = await RunningRouter.StartAsync(FakeEngine.Streaming(stream));
        using var client = await router.ConnectAsync();
        await RunningRouter.ChatAsync(client);

        if (rudely) client.Reset();
        else client.Close();

        await stream.Disposed.Patiently();
        Assert.False(stream.Abandoned.IsCompleted);
    }

    [Fact]
    public async Task Client_ThatLeavesBeforeTheReply_CancelsTheEngine()
    {
        var cancelled = new TaskCompletionSource();
        var asked = new TaskCompletionSource();
        var engine = new FakeEngine
        {
            OnSend = async (request, clientGone) =>
            {
                using var _ = clientGone.Register(cancelled.SetResult);
                asked.SetResult();
                await cancelled.Task;
                throw new OperationCanceledException(clientGone);
            },
        };
        await using var router = await RunningRouter.StartAsync(engine);
        using var client = await router.ConnectAsync();
        await client.SendAsync("POST", "/v1/chat/completions", "{}");
        await asked.Task.Patiently();

        client.Close();

        await cancelled.Task.Patiently();
    }
}
