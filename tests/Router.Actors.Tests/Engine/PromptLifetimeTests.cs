using System.Runtime.InteropServices;
using LlmRouter.Contracts;
using LlmRouter.Testing;

namespace LlmRouter.Tests.Engine;

/// <summary>An answer may last for minutes and a prompt be larger than all else that it holds: it is kept for as long as somebody may still be asked.</summary>
public sealed class PromptLifetimeTests : EngineTests
{
    [Fact]
    public async Task Prompt_AnswerHasBegun_IsLetGoOf()
    {
        using var reply = new FakeReply().Say(ChatSse.Chunk("hello"));
        Upstream.OnSend = _ => Task.FromResult(reply.Response);

        var (stream, prompt) = await BeginAsync();

        await LetGo.ExpectAsync(prompt);
        reply.Say(ChatSse.Finish).End();
        Assert.EndsWith("data: [DONE]\n\n", await ChatSse.ReadAllAsync(stream).Patiently(), StringComparison.Ordinal);
        await stream.DisposeAsync();
    }

    // In a method of its own: the caller's frame would keep what is made in it.
    private async Task<(IReplyStream Stream, WeakReference Prompt)> BeginAsync()
    {
        var request = Request();
        Assert.True(MemoryMarshal.TryGetArray(request.Body, out var prompt));
        var reply = await Engine.SendAsync(request, default).Patiently();
        return (Assert.IsType<RouterReply.Streaming>(reply).Stream, new WeakReference(prompt.Array));
    }
}
