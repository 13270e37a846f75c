using System.Buffers;
using System.Text.Json;
using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects.OpenAi;

/// <summary>Reads and writes a <c>usage</c> object: three integers, and whatever details stand beside them.</summary>
internal static class OpenAiUsage
{
    /// <summary>Reads the object that the reader stands on; null when it holds no count.</summary>
    public static StreamDelta? Read(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        long? prompt = null, completion = null, total = null;
        ByteBuffer? details = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var start = (int)reader.TokenStartIndex;
            if (reader.Is("prompt_tokens"u8)) prompt = Count(ref reader);
            else if (reader.Is("completion_tokens"u8)) completion = Count(ref reader);
            else if (reader.Is("total_tokens"u8)) total = Count(ref reader);
            else AddDetail(ref reader, data, start, ref details);
        }

        if (prompt is null && completion is null && total is null) return null;
        return new StreamDelta
        {
            Kind = DeltaKind.Usage,
            Usage = new TokenUsage(prompt ?? 0, completion ?? 0, total ?? (prompt ?? 0) + (completion ?? 0)),
            Text = details is null ? default : details.Memory,
        };
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
    public static void Write(TokenUsage usage, ReadOnlySpan<byte> details, IBufferWriter<byte> output) => new RawJsonWriter(output)
        .BeginObject()
        .Name("prompt_tokens"u8).Number(usage.PromptTokens)
        .Name("completion_tokens"u8).Number(usage.CompletionTokens)
        .Name("total_tokens"u8).Number(usage.TotalTokens)
        .Members(details)
        .EndObject();

    private static long? Count(ref Utf8JsonReader reader)
    {
        reader.Read();
        var isCount = reader.TryInteger(out var count);
        reader.Skip();
        return isCount ? count : null;
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
