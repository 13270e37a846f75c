using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Framing;

namespace LlmRouter.Tests.Streams;

/// <summary>Elements of the framing stages, made from text and shown as text.</summary>
internal static class Batches
{
    public static ByteChunk Chunk(string text) => new() { Bytes = Encoding.UTF8.GetBytes(text) };

    public static LineBatch Lines(WireFormat format, Encoding encoding, params string[] lines)
    {
        var batch = new LineBatch { Format = format };
        foreach (var line in lines) batch.Add(encoding.GetBytes(line));
        return batch;
    }

    public static string Show(LineBatch batch) =>
        $"{batch.Format}: " + string.Join(" · ", batch.Lines.ToArray().Select(line => Text(line.Bytes) + (line.Terminated ? "" : "…")));

    public static string Show(EventBatch batch) =>
        $"{batch.Format}: " + string.Join(" · ", batch.Events.ToArray().Select(e => $"{Text(e.Type)}={Text(e.Data)}"));

    public static void Expire(ByteChunk chunk) => Overwrite(chunk.Bytes);

    public static void Expire(LineBatch batch)
    {
        foreach (var line in batch.Lines) Overwrite(line.Bytes);
        batch.Clear();
    }

    public static void AssertProvidersFault(Exception failure)
    {
        var error = Assert.IsType<RouterException>(failure).Error;
        Assert.Equal((502, ErrorCode.InvalidResponse, Fault.Provider), (error.Status, error.Code, error.Fault));
    }

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    private static void Overwrite(ReadOnlyMemory<byte> bytes) =>
        System.Runtime.InteropServices.MemoryMarshal.AsMemory(bytes).Span.Fill((byte)'!');
}
