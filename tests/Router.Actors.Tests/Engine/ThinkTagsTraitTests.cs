using LlmRouter.Contracts;
using LlmRouter.Testing;

namespace LlmRouter.Tests.Engine;

/// <summary>The trait of a provider reaches the graph that reads its answers.</summary>
public sealed class ThinkTagsTraitTests() : EngineTests(
    EngineSettings.Provider(models: "m") with { Traits = EngineSettings.Traits with { ThinkTags = true } })
{
    [Fact]
    public async Task Stream_ProviderWithThinkTags_GivesReasoning()
    {
        Upstream.OnSend = _ => Task.FromResult(new FakeReply().Say(ChatSse.Chunk("<think>why</th") + ChatSse.Chunk("ink>so") + ChatSse.Finish).End().Response);

        var streaming = Assert.IsType<RouterReply.Streaming>(await Engine.SendAsync(Request(), default).Patiently());
        var text = await ChatSse.ReadAllAsync(streaming.Stream).Patiently();
        await streaming.Stream.DisposeAsync();

        Assert.Contains("""
                        "reasoning_content":"why"
                        """, text, StringComparison.Ordinal);
        Assert.Contains("""
                        "content":"so"
                        """, text, StringComparison.Ordinal);
        Assert.DoesNotContain("think", text, StringComparison.Ordinal);
    }
}
