using System.Buffers;
using System.Text.Json;
using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects.OpenAi;

/// <summary>Reads and writes a <c>usage</c> object: three integers, and whatever details stand beside them.</summary>
internal static class OpenAiUsage
{
    private struct Counts
    {
        public long? Prompt;
        public long? Completion;
        public long? Total;
        public long? Cached;
        public long? CacheWrite;
        public long? Reasoning;

        public readonly bool Any => Prompt is not null || Completion is not null || Total is not null;

        public readonly TokenUsage Usage => new(Prompt ?? 0, Completion ?? 0, Total ?? (Prompt ?? 0) + (Completion ?? 0))
        {
            CachedTokens = Cached,
            CacheWriteTokens = CacheWrite,
            ReasoningTokens = Reasoning,
        };
    }

    /// <summary>Reads the object that the reader stands on; null when it holds no count.</summary>
    public static StreamDelta? Read(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        var counts = default(Counts);
        ByteBuffer? details = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var start = (int)reader.TokenStartIndex;
            if (reader.Is("prompt_tokens"u8)) counts.Prompt = Count(ref reader);
            else if (reader.Is("completion_tokens"u8)) counts.Completion = Count(ref reader);
            else if (reader.Is("total_tokens"u8)) counts.Total = Count(ref reader);
            else
            {
                ReadDetail(reader, ref counts);
                AddDetail(ref reader, data, start, ref details);
            }
        }

        if (!counts.Any) return null;
        return new StreamDelta { Kind = DeltaKind.Usage, Usage = counts.Usage, Text = details is null ? default : details.Memory };
    }

    /// <summary>Reads a <c>usage</c> object inside the member whose name the reader stands on (<c>x_groq</c>).</summary>
    public static StreamDelta? ReadInside(Utf8JsonReader reader, ReadOnlyMemory<byte> data)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var match = reader.Is("usage"u8);
            reader.Read();
            if (match) return Read(ref reader, data);
            reader.Skip();
        }

        return null;
    }

    /// <summary>Writes the object.</summary>
    /// <param name="usage">The counts.</param>
    /// <param name="details">The provider's own members beside them. What they tell in other words than OpenAI's is told in those, too.</param>
    /// <param name="output">Receives the object.</param>
    public static void Write(TokenUsage usage, ReadOnlySpan<byte> details, IBufferWriter<byte> output)
    {
        var json = new RawJsonWriter(output).BeginObject()
            .Name("prompt_tokens"u8).Number(usage.PromptTokens)
            .Name("completion_tokens"u8).Number(usage.CompletionTokens)
            .Name("total_tokens"u8).Number(usage.TotalTokens);
        var native = new RawMembers();
        native.Set(details);
        WriteDetails(json.Members(details), usage, native);
        json.EndObject();
    }

    private static void WriteDetails(RawJsonWriter json, TokenUsage usage, RawMembers native)
    {
        if (native.Get("prompt_tokens_details"u8).IsEmpty && (usage.CachedTokens is not null || usage.CacheWriteTokens is not null))
        {
            json.Name("prompt_tokens_details"u8).BeginObject().Name("cached_tokens"u8).Number(usage.CachedTokens ?? 0);
            if (usage.CacheWriteTokens is { } written) json.Name("cache_write_tokens"u8).Number(written);
            json.EndObject();
        }

        if (native.Get("completion_tokens_details"u8).IsEmpty && usage.ReasoningTokens is { } reasoning)
            json.Name("completion_tokens_details"u8).BeginObject().Name("reasoning_tokens"u8).Number(reasoning).EndObject();
    }

    // The same counts stand under several names; OpenAI's own details win over what stands beside them.
    private static void ReadDetail(Utf8JsonReader reader, ref Counts counts)
    {
        if (reader.Is("prompt_tokens_details"u8) || reader.Is("completion_tokens_details"u8)) ReadDetails(reader, ref counts);
        // DeepSeek; Moonshot; Anthropic's own names, which gateways add.
        else if (reader.Is("prompt_cache_hit_tokens"u8) || reader.Is("cached_tokens"u8) || reader.Is("cache_read_input_tokens"u8))
            counts.Cached ??= Count(ref reader);
        else if (reader.Is("cache_creation_input_tokens"u8)) counts.CacheWrite ??= Count(ref reader);
        // Together, Copilot.
        else if (reader.Is("reasoning_tokens"u8)) counts.Reasoning ??= Count(ref reader);
    }

    private static void ReadDetails(Utf8JsonReader reader, ref Counts counts)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) return;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Is("cached_tokens"u8)) counts.Cached = Count(ref reader) ?? counts.Cached;
            else if (reader.Is("cache_write_tokens"u8)) counts.CacheWrite = Count(ref reader) ?? counts.CacheWrite;
            else if (reader.Is("reasoning_tokens"u8)) counts.Reasoning = Count(ref reader) ?? counts.Reasoning;
            else reader.Skip();
        }
    }

    private static long? Count(ref Utf8JsonReader reader)
    {
        reader.Read();
        var isCount = reader.TryInteger(out var count);
        reader.Skip();
        return isCount ? Math.Max(0, count) : null;
    }

    private static void AddDetail(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data, int start, ref ByteBuffer? details)
    {
        reader.Read();
        var isNull = reader.TokenType == JsonTokenType.Null;
        reader.Skip();
        if (isNull) return;
        details ??= new ByteBuffer();
        if (details.Length > 0) details.Write(","u8);
        details.Write(JsonCompact.OneLine(data[start..(int)reader.BytesConsumed]).Span);
    }
}
