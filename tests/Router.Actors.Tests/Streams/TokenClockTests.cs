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
        await _time.WhenArmedAsync(Limit);
        for (var i = 0; i < 5; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(10));
            source.SendNext(Batch(heartbeat));
            sink.ExpectNext();
        }

        _time.Advance(TimeSpan.FromSeconds(10));

        AssertCode(ErrorCode.FirstTokenTimeout, sink.ExpectError());
        source.ExpectCancellation();
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
        await _time.WhenArmedAsync(Limit);
        _time.Advance(TimeSpan.FromSeconds(50));
        source.SendNext(Batch(token));
        sink.ExpectNext();
        _time.Advance(TimeSpan.FromSeconds(10));
        await _time.WhenArmedAsync(TimeSpan.FromSeconds(50));
        source.SendNext(Batch(DeltaKind.Extension));
        sink.ExpectNext();

        _time.Advance(TimeSpan.FromSeconds(50));

        AssertCode(ErrorCode.IdleTimeout, sink.ExpectError());
    }

    [Fact]
    public async Task Wait_PartOfItBeforeTheHead_CountsTowardsTheFirstToken()
    {
        var (_, sink) = Run(alreadyWaited: TimeSpan.FromSeconds(45));
        sink.Request(1);
        await _time.WhenArmedAsync(TimeSpan.FromSeconds(15));
        _time.Advance(TimeSpan.FromSeconds(15));

        AssertCode(ErrorCode.FirstTokenTimeout, sink.ExpectError());
    }

    [Fact]
    public async Task Wait_AnswerIsWhole_CompletesAfterTheGrace()
    {
        var (source, sink) = Run();
        sink.Request(1);
        await _time.WhenArmedAsync(Limit);
        _answered = true;
        source.SendNext(Batch(DeltaKind.Finished));
        sink.ExpectNext();
        sink.Request(1);
        await _time.WhenArmedAsync(Grace);
        _time.Advance(Grace);

        sink.ExpectComplete();
        source.ExpectCancellation();
    }

    private static void AssertCode(string code, Exception failure) => Assert.Equal(code, Assert.IsType<RouterException>(failure).Error.Code);

    private static DeltaBatch Batch(DeltaKind kind, string text = "x")
    {
        var batch = new DeltaBatch();
        batch.Add(new StreamDelta { Kind = kind, Text = Encoding.UTF8.GetBytes(text) });
        return batch;
    }

    private TokenClock NewClock() => NewClock(TimeSpan.Zero);

    private TokenClock NewClock(TimeSpan alreadyWaited) => new(new TokenClockSettings("p", Limit, Grace, alreadyWaited, () => _answered), _time);

    private (TestPublisher.Probe<DeltaBatch> Source, TestSubscriber.Probe<DeltaBatch> Sink) Run(TimeSpan alreadyWaited = default) =>
        this.SourceProbe<DeltaBatch>().Via(NewClock(alreadyWaited)).ToMaterialized(this.SinkProbe<DeltaBatch>(), Keep.Both).Run(Sys.Materializer());
}
