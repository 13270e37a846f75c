using LlmRouter.Actors;
using LlmRouter.Contracts;
using LlmRouter.Testing;
using LlmRouter.Testing.Time;

namespace LlmRouter.Tests.Engine;

public sealed class DrainTests : EngineTests
{
    [Fact]
    public async Task Send_DrainBeginsMeanwhile_IsRefusedAndClosed()
    {
        var engine = EngineOn(new AskedTime(Board.Streams.BeginDraining));

        var failed = Assert.IsType<RouterReply.Failed>(await engine.SendAsync(Request(), default).Patiently());

        Assert.Equal((503, ErrorCode.Draining), (failed.Error.Status, failed.Error.Code));
        Assert.Equal(0, Board.Streams.Count);
        Assert.False(Board.Snapshot.IsInUse);
    }

    [Fact]
    public async Task Drain_LimitPasses_EndsEveryExchange()
    {
        Board.Streams.Open(new FakeStream());
        var draining = Engine.DrainAsync(EngineSettings.Hold);
        Assert.False(draining.IsCompleted);

        Time.Advance(EngineSettings.Hold);

        await draining.Patiently();
        Registry.ExpectMsg<StreamRegistryActor.EndAll>();
        Assert.Equal(ErrorCode.Draining, Board.Streams.Ending?.Code);
    }

    [Fact]
    public async Task Drain_NothingUnderWay_EndsAtOnce()
    {
        await Engine.DrainAsync(EngineSettings.Hold).Patiently();

        ExpectNothingMore(Registry);
        Assert.Null(Board.Streams.Ending);
    }

    [Fact]
    public async Task Drain_LastOneEnds_EndsThen()
    {
        var stream = new FakeStream();
        Board.Streams.Open(stream);
        var draining = Engine.DrainAsync(EngineSettings.Hold);

        Board.Streams.Close(stream);

        await draining.Patiently();
        ExpectNothingMore(Registry);
    }

    [Fact]
    public async Task End_StreamUnderWay_GivesItsErrorAsTheLastEvent()
    {
        var reply = new FakeReply().Say(ChatSse.Chunk("hello"));
        Upstream.OnSend = _ => Task.FromResult(reply.Response);
        var streaming = Assert.IsType<RouterReply.Streaming>(await Engine.SendAsync(Request(), default).Patiently());

        Assert.Single(Board.Streams.Live.Keys).End(Failure);
        var text = await ChatSse.ReadAllAsync(streaming.Stream).Patiently();

        Assert.Contains("\"code\":\"router_draining\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("[DONE]", text, StringComparison.Ordinal);
        await reply.Closed;
    }

    private static RouterError Failure => new(503, ErrorCode.Draining, "over", "api_error", Fault.Router);

    /// <summary>Does something whenever it is asked for the date: between two steps of the code under test.</summary>
    private sealed class AskedTime(Action onAsked) : TimeProvider
    {
        private readonly ManualTime _time = new();

        public override DateTimeOffset GetUtcNow()
        {
            onAsked();
            return _time.GetUtcNow();
        }
    }
}
