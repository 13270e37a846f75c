using System.Buffers;
using System.Text.Json;
using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects;

/// <summary>The answer to <see cref="Operation.CountTokens"/>: read from whichever provider counts, written as Anthropic's clients read it.</summary>
internal static class TokenCount
{
    /// <summary>Reads a provider's document: Anthropic's <c>input_tokens</c> or Gemini's <c>totalTokens</c>.</summary>
    /// <exception cref="RouterException">The document holds no count, or an error.</exception>
    public static long Read(ReadOnlyMemory<byte> document, string? provider)
    {
        try
        {
            var fields = JsonFields.Read(JsonPeek.WithoutMark(document));
            var count = fields["input_tokens"u8] is { IsEmpty: false } tokens ? tokens : fields["totalTokens"u8];
            if (JsonValue.Integer(count) is { } number) return number;
            if (ProviderError.Parse(document.Span) is { } said) throw new RouterException(UpstreamErrorReader.FromReply(said, provider));
        }
        catch (JsonException broken)
        {
            throw new RouterException(UpstreamErrorReader.Invalid("a token count that is not a JSON object", provider), broken);
        }

        throw new RouterException(UpstreamErrorReader.Invalid("a token count in no known format", provider));
    }

    public static void Write(long tokens, IBufferWriter<byte> output) => new RawJsonWriter(output).BeginObject().Name("input_tokens"u8).Number(tokens).EndObject();
}
