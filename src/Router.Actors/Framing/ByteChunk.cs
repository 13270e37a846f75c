namespace LlmRouter.Framing;

/// <summary>
/// What one read of the provider delivered, cut anywhere. A class so that it passes a stage without boxing, and reused:
/// it is valid until its consumer pulls again, as is every element of the relay graph.
/// </summary>
internal sealed class ByteChunk
{
    public ReadOnlyMemory<byte> Bytes { get; set; }
}
