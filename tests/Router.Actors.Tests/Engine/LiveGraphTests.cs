using LlmRouter.Contracts;
using LlmRouter.Testing;

namespace LlmRouter.Tests.Engine;

/// <summary>A relay graph is counted while it runs, and is counted out however it ends: before the provider's connection is given up.</summary>
public sealed class LiveGraphTests : EngineTests
{
    private readonly FakeReply _reply = new FakeReply().Say(ChatSse.Chunk("hello"));

    [Fact]
    public void Graphs_BeforeAnyRequest_AreNone() => Assert.Equal(new EngineCounts(Streams: 0, Graphs: 0, Actors: 0), Engine.Counts);

    [Fact]
    public async Task Graph_ReadToItsEnd_IsCountedOut()
    {
        var stream = await BeginAsync();

        _reply.Say(ChatSse.Finish).End();
        await ChatSse.ReadAllAsync(stream).Patiently();

        await ExpectNoneAsync(stream);
    }

    [Fact]
    public async Task Graph_ProviderBreaksOff_IsCountedOut()
    {
        var stream = await BeginAsync();

        _reply.End();
        await ChatSse.ReadAllAsync(stream).Patiently();

        await ExpectNoneAsync(stream);
    }

    [Fact]
    public async Task Graph_ReaderLeaves_IsCountedOut() => await ExpectNoneAsync(await BeginAsync());

    [Fact]
    public async Task Graph_EndedByAnOperator_IsCountedOut()
    {
        var stream = await BeginAsync();

        Assert.True(Engine.EndStream("req_1"));
        await ChatSse.ReadAllAsync(stream).Patiently();

        await ExpectNoneAsync(stream);
    }

    private async Task<IReplyStream> BeginAsync()
    {
        Upstream.OnSend = _ => Task.FromResult(_reply.Response);
        var streaming = Assert.IsType<RouterReply.Streaming>(await Engine.SendAsync(Request(), default).Patiently());
        Assert.Equal((1, 1), (Engine.Counts.Streams, Engine.Counts.Graphs));
        return streaming.Stream;
    }

    private async Task ExpectNoneAsync(IReplyStream stream)
    {
        await stream.DisposeAsync();
        await _reply.Closed;
        Assert.Equal((0, 0), (Engine.Counts.Streams, Engine.Counts.Graphs));
    }
}
