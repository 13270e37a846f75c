using System.Text;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.TestKit;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Streams;
using LlmRouter.Testing.Time;

namespace LlmRouter.Tests.Streams;

public sealed class TokenClockTests : StageContract
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private readonly ManualTime _time = new();
    private bool _answered;

    private protected override IStageUnderTest Stage => new StageUnderTest<DeltaBatch, DeltaBatch>(
        NewClock, text => Batch(DeltaKind.Text, text), batch => batch.Clear(), batch => Encoding.UTF8.GetString(batch.Deltas[0].Text.Span));

    protected override string Passing(int index) => $"token {index}";

    protected override string Expected(int index) => $"token {index}";

    [Theory]
    [InlineData(DeltaKind.Started)]
    [InlineData(DeltaKind.Extension)]
    [InlineData(DeltaKind.Usage)]
    internal async Task Wait_OnlyHeartbeats_FailsAtTheFirstTokenLimit(DeltaKind heartbeat)
    {
        var (source, sink) = Run();
        sink.Request(10);
        await source.PulledAsync();
        for (var i = 0; i < 5; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(10));
            source.Give(Batch(heartbeat));
            sink.ExpectNext();
            await source.PulledAsync();
        }

        _time.Advance(TimeSpan.FromSeconds(10));

        AssertCode(ErrorCode.FirstTokenTimeout, sink.ExpectError());
        await source.CancelledAsync();
    }

    [Theory]
    [InlineData(DeltaKind.Text)]
    [InlineData(DeltaKind.Reasoning)]
    [InlineData(DeltaKind.Refusal)]
    [InlineData(DeltaKind.ToolCallStarted)]
    [InlineData(DeltaKind.ToolArguments)]
    internal async Task Wait_HeartbeatsAfterAToken_FailsAsIdle(DeltaKind token)
    {
        var (source, sink) = Run();
        sink.Request(10);
        await source.PulledAsync();
        _time.Advance(TimeSpan.FromSeconds(50));
        source.Give(Batch(token));
        await source.PulledAsync();
        _time.Advance(TimeSpan.FromSeconds(30));
        source.Give(Batch(DeltaKind.Usage));
        await source.PulledAsync();
        sink.ExpectNext();
        sink.ExpectNext();

        _time.Advance(TimeSpan.FromSeconds(30));

        var error = sink.ExpectError();
        AssertCode(ErrorCode.IdleTimeout, error);
        // The limit that counts here, not the one for silence.
        Assert.Contains("timeouts.first-token", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wait_PartOfItBeforeTheHead_CountsTowardsTheFirstToken()
    {
        var (source, sink) = Run(alreadyWaited: TimeSpan.FromSeconds(45));
        sink.Request(1);
        await source.PulledAsync();
        _time.Advance(TimeSpan.FromSeconds(15));

        AssertCode(ErrorCode.FirstTokenTimeout, sink.ExpectError());
    }

    [Fact]
    public async Task Wait_AnswerIsWhole_CompletesAfterTheGrace()
    {
        var (source, sink) = Run();
        sink.Request(2);
        await source.PulledAsync();
        _answered = true;
        source.Give(Batch(DeltaKind.Finished));
        await source.PulledAsync();
        sink.ExpectNext();
        _time.Advance(Grace);

        sink.ExpectComplete();
        await source.CancelledAsync();
    }

    private static void AssertCode(string code, Exception failure) => Assert.Equal(code, Assert.IsType<RouterException>(failure).Error.Code);

    private static DeltaBatch Batch(DeltaKind kind, string text = "\"x\":1")
    {
        var batch = new DeltaBatch();
        batch.Add(new StreamDelta { Kind = kind, Text = Encoding.UTF8.GetBytes(text) });
        return batch;
    }

    private TokenClock NewClock() => NewClock(TimeSpan.Zero);

    private TokenClock NewClock(TimeSpan alreadyWaited) => new(new TokenClockSettings("p", Limit, Grace, alreadyWaited, () => _answered), _time);

    private (HandFedSource<DeltaBatch>.Hand Source, TestSubscriber.Probe<DeltaBatch> Sink) Run(TimeSpan alreadyWaited = default) =>
        Source.FromGraph(new HandFedSource<DeltaBatch>()).Via(NewClock(alreadyWaited)).ToMaterialized(this.SinkProbe<DeltaBatch>(), Keep.Both).Run(Sys.Materializer());
}
