using System.Text.Json;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Anthropic;

/// <summary>
/// The members of one stream event. It is read whole before anything is said, so that a broken one says nothing; Anthropic pads its
/// events with spaces, and others order the members differently.
/// </summary>
internal struct AnthropicEvent
{
    /// <summary>Escaped; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Type;

    /// <summary>Which block.</summary>
    public int Index;

    /// <summary>Raw object of <c>message_start</c>.</summary>
    public ReadOnlyMemory<byte> Message;

    /// <summary>Raw object of <c>content_block_start</c>.</summary>
    public ReadOnlyMemory<byte> Block;

    /// <summary>Raw object of <c>content_block_delta</c> or <c>message_delta</c>.</summary>
    public ReadOnlyMemory<byte> Delta;

    /// <summary>Escaped type of a block's delta.</summary>
    public ReadOnlyMemory<byte> DeltaType;

    /// <summary>Escaped text of a block's delta, whichever of the four it is.</summary>
    public ReadOnlyMemory<byte> DeltaText;

    /// <summary>Raw object of a <c>citations_delta</c>.</summary>
    public ReadOnlyMemory<byte> Citation;

    /// <summary>Raw object.</summary>
    public ReadOnlyMemory<byte> Usage;

    public ProviderError? Error;

    /// <summary>Reads the whole event.</summary>
    /// <param name="data">One JSON text.</param>
    /// <param name="others">Receives the ranges of members that are none of these and have a value.</param>
    /// <exception cref="JsonException">It is no JSON object.</exception>
    public static AnthropicEvent Read(ReadOnlyMemory<byte> data, List<(int Start, int End)> others)
    {
        var reader = JsonNames.Reader(data.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException("Not a JSON object.");
        var read = default(AnthropicEvent);
        others.Clear();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) read.ReadMember(ref reader, data, others);
        while (reader.Read())
        {
        }

        return read;
    }

    private void ReadMember(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data, List<(int Start, int End)> others)
    {
        var start = (int)reader.TokenStartIndex;
        if (reader.Is("type"u8)) Type = reader.NextText(data);
        else if (reader.Is("index"u8)) Index = reader.NextIndex() ?? 0;
        else if (reader.Is("delta"u8)) ReadDelta(ref reader, data);
        else if (reader.Is("content_block"u8)) Block = reader.NextValue(data, JsonTokenType.StartObject);
        else if (reader.Is("message"u8)) Message = reader.NextValue(data, JsonTokenType.StartObject);
        else if (reader.Is("usage"u8)) Usage = reader.NextValue(data, JsonTokenType.StartObject);
        else if (reader.Is("error"u8))
        {
            reader.Read();
            Error = ProviderError.ReadValue(ref reader);
        }
        else JsonEvent.AddMember(ref reader, start, others);
        reader.Skip();
    }

    private void ReadDelta(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) return;
        var start = (int)reader.TokenStartIndex;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Is("type"u8)) DeltaType = reader.NextText(data);
            else if (reader.Is("text"u8) || reader.Is("thinking"u8) || reader.Is("signature"u8) || reader.Is("partial_json"u8)) DeltaText = reader.NextText(data);
            else if (reader.Is("citation"u8)) Citation = reader.NextValue(data, JsonTokenType.StartObject);
            else reader.Read();
            reader.Skip();
        }

        Delta = data[start..(int)reader.BytesConsumed];
    }
}
