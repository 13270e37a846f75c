using System.Text;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.TestKit;
using LlmRouter.Contracts;
using LlmRouter.Framing;
using LlmRouter.Streams;
using LlmRouter.Testing.Time;

namespace LlmRouter.Tests.Streams;

public sealed class WireClockTests : StageContract
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private readonly ManualTime _time = new();

    private protected override IStageUnderTest Stage => new StageUnderTest<ByteChunk, ByteChunk>(
        () => new WireClock("p", Idle, _time), Batches.Chunk, Batches.Expire, chunk => Encoding.UTF8.GetString(chunk.Bytes.Span));

    protected override string Passing(int index) => $"chunk {index}";

    protected override string Expected(int index) => $"chunk {index}";

    [Fact]
    public async Task Wait_SilenceAfterAChunk_FailsAfterIdle()
    {
        var (source, sink) = Run(Idle);
        await FirstAsync(source, sink);
        _time.Advance(Idle - Tick);
        sink.ExpectNoMsg(TimeSpan.Zero);
        _time.Advance(Tick);

        var error = Assert.IsType<RouterException>(sink.ExpectError()).Error;
        Assert.Equal((504, ErrorCode.IdleTimeout, Fault.Provider), (error.Status, error.Code, error.Fault));
        await source.CancelledAsync();
    }

    [Fact]
    public async Task Wait_EachChunkWithinIdle_GoesOn()
    {
        var (source, sink) = Run(Idle);
        await FirstAsync(source, sink);
        for (var i = 0; i < 5; i++)
        {
            _time.Advance(Idle - Tick);
            source.Give(Batches.Chunk("more"));
            sink.ExpectNext();
            sink.Request(1);
            await source.PulledAsync();
        }

        source.End();
        sink.ExpectComplete();
    }

    [Fact]
    public async Task Wait_ClientIsSlow_IsNoSilence()
    {
        var (source, sink) = Run(Idle);
        await FirstAsync(source, sink);
        source.Give(Batches.Chunk("second"));
        sink.ExpectNext();

        // Nobody asks for a third: hours may pass.
        _time.Advance(TimeSpan.FromHours(5));
        sink.Request(1);
        await source.PulledAsync();
        _time.Advance(Idle - Tick);
        source.Give(Batches.Chunk("third"));
        sink.ExpectNext();
    }

    [Fact]
    public async Task Wait_BeforeTheFirstChunk_IsTheTokenClocksBusiness()
    {
        var (source, sink) = Run(Idle);
        sink.Request(1);
        await source.PulledAsync();
        _time.Advance(TimeSpan.FromHours(1));
        source.Give(Batches.Chunk("late"));

        sink.ExpectNext();
        Assert.Equal(0, _time.ArmedTimers);
    }

    [Fact]
    public async Task Wait_LimitIsOff_ArmsNothing()
    {
        var (source, sink) = Run(Timeout.InfiniteTimeSpan);
        await FirstAsync(source, sink);

        Assert.Equal(0, _time.ArmedTimers);
    }

    private (HandFedSource<ByteChunk>.Hand Source, TestSubscriber.Probe<ByteChunk> Sink) Run(TimeSpan idle) =>
        Source.FromGraph(new HandFedSource<ByteChunk>()).Via(new WireClock("p", idle, _time)).ToMaterialized(this.SinkProbe<ByteChunk>(), Keep.Both).Run(Sys.Materializer());

    private static async Task FirstAsync(HandFedSource<ByteChunk>.Hand source, TestSubscriber.Probe<ByteChunk> sink)
    {
        sink.Request(1);
        await source.PulledAsync();
        source.Give(Batches.Chunk("first"));
        sink.ExpectNext();
        sink.Request(1);
        await source.PulledAsync();
    }
}
