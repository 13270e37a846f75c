using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Framing;
using LlmRouter.Streams;
using LlmRouter.Telemetry;

namespace LlmRouter.Tests.Streams;

public sealed class TranslateTests : HoldingStageContract
{
    private const string Finish = """{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""";

    private protected override IStageUnderTest Stage => new StageUnderTest<EventBatch, DeltaBatch>(
        () => new Translate(new DeltaTranslator(DialectCatalog.Default, "openai", "p"), "p", Trace()), Events, Expire, Show);

    protected override string Silent => "{}";

    // Each element is a whole answer of one choice, so that the input may end behind any of them.
    protected override string Passing(int index) => $$"""{"choices":[{"index":{{index}},"delta":{"content":"t{{index}}"},"finish_reason":"stop"}]}""";

    protected override string Expected(int index) => $"Text t{index} · Finished";

    // A provider that says nothing has not answered.
    private protected override void ExpectEmptyEnd(IStageRun run) => AssertCode(ErrorCode.StreamIncomplete, run.ExpectError());

    [Fact]
    public void OnUpstreamFinish_NoFinishSeen_IsIncomplete()
    {
        var run = Stage.Run(this);
        run.Request(2);
        run.Send("""{"choices":[{"index":0,"delta":{"content":"half"}}]}""");
        Assert.Equal("Text half", run.ExpectNext());
        run.SendComplete();

        AssertCode(ErrorCode.StreamIncomplete, run.ExpectError());
    }

    [Fact]
    public void OnUpstreamFailure_AnswerIsWhole_Completes()
    {
        var run = Stage.Run(this);
        run.Request(2);
        run.Send(Passing(0));
        Assert.Equal(Expected(0), run.ExpectNext());
        run.SendError(new RouterException(new RouterError(502, ErrorCode.Reset, "reset", "api_error", Fault.Provider)));

        run.ExpectComplete();
    }

    [Fact]
    public void OnPush_Terminator_CompletesAndCancelsTheRest()
    {
        var run = Stage.Run(this);
        run.Request(2);
        run.Send(Finish + "\n[DONE]\n" + Finish);

        Assert.Equal("Finished · Ended", run.ExpectNext());
        run.ExpectComplete();
        run.ExpectCancellation();
    }

    [Fact]
    public void OnPush_TerminatorBeforeAnything_IsIncomplete()
    {
        var run = Stage.Run(this);
        run.Request(2);
        run.Send("[DONE]");
        run.ExpectNext();

        AssertCode(ErrorCode.StreamIncomplete, run.ExpectError());
    }

    [Fact]
    public void OnPush_ErrorBehindText_GivesTheTextAndFails()
    {
        var run = Stage.Run(this);
        run.Request(2);
        run.Send("""{"choices":[{"index":0,"delta":{"content":"half"}}]}""" + "\n" + """{"error":{"message":"broken","code":"boom"}}""");

        Assert.Equal("Text half", run.ExpectNext());
        AssertCode("boom", run.ExpectError());
    }

    private static void AssertCode(string code, Exception failure)
    {
        var error = Assert.IsType<RouterException>(failure).Error;
        Assert.Equal((code, "p"), (error.Code, error.Provider));
    }

    private static AttemptTrace Trace() => new("alpha", "m", TimeProvider.System);

    private static EventBatch Events(string lines)
    {
        var batch = new EventBatch { Format = WireFormat.Sse };
        foreach (var line in lines.Split('\n')) batch.Add(default, Encoding.UTF8.GetBytes(line));
        return batch;
    }

    private static void Expire(EventBatch batch)
    {
        foreach (var wireEvent in batch.Events) System.Runtime.InteropServices.MemoryMarshal.AsMemory(wireEvent.Data).Span.Fill((byte)'!');
        batch.Clear();
    }

    private static string Show(DeltaBatch batch) => string.Join(" · ", batch.Deltas.ToArray()
        .Where(d => d.Kind is not (DeltaKind.Started or DeltaKind.ChoiceStarted or DeltaKind.Extension))
        .Select(d => $"{d.Kind} {Encoding.UTF8.GetString(d.Text.Span)}".TrimEnd()));
}
