namespace LlmRouter.Dialects.Requests;

/// <summary>Texts to embed. Raw JSON values; an empty one was not given.</summary>
/// <param name="Input">A string or an array.</param>
/// <param name="Dimensions">An integer.</param>
/// <param name="Truncate">A boolean.</param>
internal sealed record EmbeddingsRequest(ReadOnlyMemory<byte> Input, ReadOnlyMemory<byte> Dimensions, ReadOnlyMemory<byte> Truncate);
