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

    private readonly ManualTime _time = new();

    private protected override IStageUnderTest Stage => new StageUnderTest<ByteChunk, ByteChunk>(
        () => new WireClock("p", Idle, _time), Batches.Chunk, Batches.Expire, chunk => Encoding.UTF8.GetString(chunk.Bytes.Span));

    protected override string Passing(int index) => $"chunk {index}";

    protected override string Expected(int index) => $"chunk {index}";

    [Fact]
    public async Task Wait_SilenceAfterAChunk_FailsAfterIdle()
    {
        var (source, sink) = Run(Idle);
        await BeginAsync(source, sink);
        _time.Advance(Idle);

        var error = Assert.IsType<RouterException>(sink.ExpectError()).Error;
        Assert.Equal((504, ErrorCode.IdleTimeout, Fault.Provider), (error.Status, error.Code, error.Fault));
        source.ExpectCancellation();
    }

    [Fact]
    public async Task Wait_EachChunkWithinIdle_GoesOn()
    {
        var (source, sink) = Run(Idle);
        await BeginAsync(source, sink);
        for (var i = 0; i < 5; i++)
        {
            _time.Advance(Idle - TimeSpan.FromTicks(1));
            source.SendNext(Batches.Chunk("more"));
            sink.ExpectNext();
            sink.Request(1);
            // The timer is looked at when it fires, not moved for each chunk: what is left of the limit is armed then.
            _time.Advance(TimeSpan.FromTicks(1));
            await _time.WhenArmedAsync(Idle - TimeSpan.FromTicks(1));
        }

        source.SendComplete();
        sink.ExpectComplete();
    }

    [Fact]
    public async Task Wait_ClientIsSlow_IsNoSilence()
    {
        var (source, sink) = Run(Idle);
        await BeginAsync(source, sink);
        source.SendNext(Batches.Chunk("second"));
        sink.ExpectNext();

        // Nobody asks for a third: hours may pass.
        _time.Advance(TimeSpan.FromHours(5));
        sink.Request(1);
        await _time.WhenArmedAsync(Idle);
        source.SendNext(Batches.Chunk("third"));
        sink.ExpectNext();
    }

    [Fact]
    public void Wait_BeforeTheFirstChunk_IsTheTokenClocksBusiness()
    {
        var (source, sink) = Run(Idle);
        sink.Request(1);
        _time.Advance(TimeSpan.FromHours(1));
        source.SendNext(Batches.Chunk("late"));

        sink.ExpectNext();
        Assert.Equal(0, _time.ArmedTimers);
    }

    [Fact]
    public void Wait_LimitIsOff_ArmsNothing()
    {
        var (source, sink) = Run(Timeout.InfiniteTimeSpan);
        sink.Request(2);
        source.SendNext(Batches.Chunk("a"));
        source.SendNext(Batches.Chunk("b"));
        sink.ExpectNext();
        sink.ExpectNext();

        Assert.Equal(0, _time.ArmedTimers);
    }

    private (TestPublisher.Probe<ByteChunk> Source, TestSubscriber.Probe<ByteChunk> Sink) Run(TimeSpan idle) =>
        this.SourceProbe<ByteChunk>().Via(new WireClock("p", idle, _time)).ToMaterialized(this.SinkProbe<ByteChunk>(), Keep.Both).Run(Sys.Materializer());

    private async Task BeginAsync(TestPublisher.Probe<ByteChunk> source, TestSubscriber.Probe<ByteChunk> sink)
    {
        sink.Request(1);
        source.SendNext(Batches.Chunk("first"));
        sink.ExpectNext();
        sink.Request(1);
        await _time.WhenArmedAsync(Idle);
    }
}
