namespace LlmRouter.Dialects;
internal sealed class EmbeddingsReply(ReplyShape shape) { public Contracts.RouterError? Convert(ReadOnlySpan<byte> document, System.Buffers.IBufferWriter<byte> output) => shape is null ? null : null; }
