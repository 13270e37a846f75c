using System.Buffers;
using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Streams;
using LlmRouter.Telemetry;

namespace LlmRouter.Tests.Streams;

public sealed class ReplyEncodeTests : TailStageContract
{
    private protected override IStageUnderTest Stage => new StageUnderTest<DeltaBatch, Frame>(
        () => new ReplyEncode(new UpperCaseWriter(), "p", new AttemptGauge(TimeProvider.System), most: 1000), Batch, batch => batch.Clear(), Show);

    protected override string Silent => "";

    protected override string Unfinished => "~held";

    protected override string PassingAndUnfinished => "a0~held";

    protected override string Tail => "HELD";

    protected override string Passing(int index) => $"a{index}";

    protected override string Expected(int index) => $"A{index}";

    [Fact]
    public void Frames_NextOneIsMade_KeepTheirOwnBytes()
    {
        var run = Stage.Run(this);
        run.Request(2);
        run.Send("one");
        run.Send("two");

        Assert.Equal(["ONE", "TWO"], [run.ExpectNext(), run.ExpectNext()]);
    }

    [Fact]
    public void OnPush_MoreThanMayBeGathered_FailsByTheProvidersFault()
    {
        var run = Stage.Run(this);
        run.Request(1);
        run.Send("~" + new string('x', 600));
        run.Send("~" + new string('x', 600));

        Batches.AssertProvidersFault(run.ExpectError());
        run.ExpectCancellation();
    }

    private static DeltaBatch Batch(string text)
    {
        var batch = new DeltaBatch();
        batch.Add(new StreamDelta { Kind = DeltaKind.Text, Text = Encoding.UTF8.GetBytes(text) });
        return batch;
    }

    private static string Show(Frame frame)
    {
        using (frame) return Encoding.UTF8.GetString(frame.Bytes.Span);
    }

    /// <summary>Writes what stands before a tilde at once, and what stands behind it at the end.</summary>
    private sealed class UpperCaseWriter : IDeltaWriter
    {
        private string _held = "";

        public void Write(ReadOnlySpan<StreamDelta> deltas, IBufferWriter<byte> output)
        {
            foreach (ref readonly var delta in deltas)
            {
                var parts = Encoding.UTF8.GetString(delta.Text.Span).ToUpperInvariant().Split('~');
                output.Write(Encoding.UTF8.GetBytes(parts[0]));
                if (parts.Length > 1) _held += parts[1];
            }
        }

        public void Fail(LlmRouter.Contracts.RouterError error, System.Buffers.IBufferWriter<byte> output) => throw new NotSupportedException("Nothing fails here.");

        public void Complete(IBufferWriter<byte> output) => output.Write(Encoding.UTF8.GetBytes(_held));
    }
}
