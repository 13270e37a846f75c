using System.Buffers;
using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Responses;

/// <summary>Reads and writes <c>usage</c>: three integers and two objects of details, which clients require.</summary>
internal static class ResponsesUsage
{
    /// <summary>Reads a raw usage object; null when it holds no count.</summary>
    public static StreamDelta? Read(ReadOnlyMemory<byte> raw)
    {
        if (!JsonValue.IsObject(raw)) return null;
        var fields = JsonFields.Read(raw);
        var (input, output, total) = (JsonValue.Count(fields["input_tokens"u8]), JsonValue.Count(fields["output_tokens"u8]), JsonValue.Count(fields["total_tokens"u8]));
        if (input is null && output is null && total is null) return null;
        var read = JsonFields.Of(fields["input_tokens_details"u8]);
        return new StreamDelta
        {
            Kind = DeltaKind.Usage,
            Usage = new TokenUsage(input ?? 0, output ?? 0, total ?? (input ?? 0) + (output ?? 0))
            {
                CachedTokens = JsonValue.Count(read["cached_tokens"u8]),
                CacheWriteTokens = JsonValue.Count(read["cache_write_tokens"u8]),
                ReasoningTokens = JsonValue.Count(JsonFields.Of(fields["output_tokens_details"u8])["reasoning_tokens"u8]),
            },
            Text = Others(fields),
        };
    }

    /// <summary>Writes the object.</summary>
    /// <param name="json">Stands where a value belongs.</param>
    /// <param name="usage">The counts.</param>
    /// <param name="details">Raw members of the same dialect's provider: its own details win.</param>
    public static void Write(RawJsonWriter json, TokenUsage usage, ReadOnlySpan<byte> details)
    {
        var native = new RawMembers();
        native.Set(details);
        json.BeginObject().Name("input_tokens"u8).Number(usage.PromptTokens);
        if (native.Get("input_tokens_details"u8).IsEmpty)
        {
            json.Name("input_tokens_details"u8).BeginObject().Name("cached_tokens"u8).Number(usage.CachedTokens ?? 0);
            if (usage.CacheWriteTokens is { } written) json.Name("cache_write_tokens"u8).Number(written);
            json.EndObject();
        }

        json.Name("output_tokens"u8).Number(usage.CompletionTokens);
        if (native.Get("output_tokens_details"u8).IsEmpty)
            json.Name("output_tokens_details"u8).BeginObject().Name("reasoning_tokens"u8).Number(usage.ReasoningTokens ?? 0).EndObject();
        json.Name("total_tokens"u8).Number(usage.TotalTokens).Members(details).EndObject();
    }

    private static ReadOnlyMemory<byte> Others(JsonFields fields)
    {
        var output = new ArrayBufferWriter<byte>();
        var json = new RawJsonWriter(output);
        foreach (var (name, value) in fields.Members)
        {
            if (JsonValue.IsNull(value) || EscapedText.ToText(name.Span) is "input_tokens" or "output_tokens" or "total_tokens") continue;
            json.Name(name.Span).Raw(JsonCompact.OneLine(value).Span);
        }

        return output.WrittenMemory;
    }
}
