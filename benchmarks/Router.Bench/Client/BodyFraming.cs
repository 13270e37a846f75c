namespace LlmRouter.Bench.Client;

/// <summary>Where in an HTTP/1.1 reply the next byte belongs.</summary>
internal enum BodyFraming
{
    Head,
    Length,
    ChunkSize,
    ChunkData,
    ChunkEnd,
    UntilClose,
    Complete,
}
