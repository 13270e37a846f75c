using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Anthropic;

/// <summary>
/// Reads and writes usage objects. Spec: "The token counts shown in the usage field of the message_delta event are cumulative", so what
/// comes later replaces what <c>message_start</c> said, member by member.
/// </summary>
internal sealed class AnthropicUsage
{
    private readonly RawMembers _details = new();
    private long? _input;
    private long? _output;
    private long? _cacheRead;
    private long? _cacheWrite;
    private long? _thinking;

    /// <summary>Takes a raw usage object; true when there is one.</summary>
    public bool Take(ReadOnlyMemory<byte> usage)
    {
        if (!JsonValue.IsObject(usage)) return false;
        foreach (var (name, value) in JsonFields.Read(usage).Members)
        {
            if (JsonValue.IsNull(value)) continue;
            switch (EscapedText.ToText(name.Span))
            {
                case "input_tokens": _input = JsonValue.Count(value); break;
                case "output_tokens": _output = JsonValue.Count(value); break;
                case "cache_read_input_tokens": _cacheRead = JsonValue.Count(value); break;
                case "cache_creation_input_tokens": _cacheWrite = JsonValue.Count(value); break;
                case "output_tokens_details" when JsonValue.IsObject(value):
                    _thinking = JsonValue.Count(JsonFields.Read(value)["thinking_tokens"u8]);
                    Detail(name, value);
                    break;
                default: Detail(name, value); break;
            }
        }

        return true;
    }

    /// <summary>The counts so far.</summary>
    public StreamDelta ToDelta()
    {
        // Spec: "Total input tokens in a request is the summation of input_tokens, cache_creation_input_tokens, and cache_read_input_tokens."
        var (prompt, completion) = ((_input ?? 0) + (_cacheRead ?? 0) + (_cacheWrite ?? 0), _output ?? 0);
        var usage = new TokenUsage(prompt, completion, prompt + completion)
        {
            CachedTokens = _cacheRead, CacheWriteTokens = _cacheWrite, ReasoningTokens = _thinking,
        };
        return new StreamDelta { Kind = DeltaKind.Usage, Usage = usage, Text = _details.ToArray() };
    }

    /// <summary>Writes the object.</summary>
    /// <param name="json">Stands where a value belongs.</param>
    /// <param name="usage">Null when nobody counted: clients read the two integers all the same.</param>
    /// <param name="details">Raw members of the same dialect's provider.</param>
    public static void Write(RawJsonWriter json, TokenUsage? usage, ReadOnlySpan<byte> details)
    {
        var counts = usage ?? default;
        json.BeginObject().Name("input_tokens"u8).Number(Math.Max(0, counts.PromptTokens - (counts.CachedTokens ?? 0) - (counts.CacheWriteTokens ?? 0)));
        if (counts.CacheWriteTokens is { } written) json.Name("cache_creation_input_tokens"u8).Number(written);
        if (counts.CachedTokens is { } cached) json.Name("cache_read_input_tokens"u8).Number(cached);
        json.Name("output_tokens"u8).Number(counts.CompletionTokens);
        if (details.IsEmpty && counts.ReasoningTokens is { } thinking)
            json.Name("output_tokens_details"u8).BeginObject().Name("thinking_tokens"u8).Number(thinking).EndObject();
        json.Members(details).EndObject();
    }

    private void Detail(ReadOnlyMemory<byte> name, ReadOnlyMemory<byte> value) => _details.Set(name.Span, JsonCompact.OneLine(value).Span);
}
