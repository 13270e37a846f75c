using System.Text.Json;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Responses;

/// <summary>
/// The members of one stream event. It is read whole before anything is said, so that a broken one says nothing; servers order the
/// members as they like.
/// </summary>
internal struct ResponsesEvent
{
    /// <summary>Escaped; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Type;

    /// <summary>Escaped: <c>response</c> for a whole document.</summary>
    public ReadOnlyMemory<byte> Object;

    /// <summary>Which item of the output; -1 when not given.</summary>
    public int OutputIndex;

    /// <summary>Which part of the item: <c>content_index</c> or <c>summary_index</c>.</summary>
    public int PartIndex;

    /// <summary>Escaped text that is new.</summary>
    public ReadOnlyMemory<byte> Delta;

    /// <summary>Escaped whole text, refusal or arguments of what is done.</summary>
    public ReadOnlyMemory<byte> Text;

    /// <summary>Raw array.</summary>
    public ReadOnlyMemory<byte> Logprobs;

    /// <summary>Raw object.</summary>
    public ReadOnlyMemory<byte> Annotation;

    /// <summary>Raw object.</summary>
    public ReadOnlyMemory<byte> Item;

    /// <summary>Raw object.</summary>
    public ReadOnlyMemory<byte> Part;

    /// <summary>Raw object.</summary>
    public ReadOnlyMemory<byte> Response;

    /// <summary>An <c>error</c> object beside the type.</summary>
    public ProviderError? Error;

    /// <summary>Reads the whole event.</summary>
    /// <param name="data">One JSON text.</param>
    /// <exception cref="JsonException">It is no JSON object.</exception>
    public static ResponsesEvent Read(ReadOnlyMemory<byte> data)
    {
        var reader = JsonNames.Reader(data.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException("Not a JSON object.");
        var read = new ResponsesEvent { OutputIndex = -1 };
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) read.ReadMember(ref reader, data);
        while (reader.Read())
        {
        }

        return read;
    }

    private void ReadMember(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data)
    {
        if (reader.Is("type"u8)) Type = reader.NextText(data);
        else if (reader.Is("delta"u8)) Delta = reader.NextText(data);
        else if (reader.Is("output_index"u8)) OutputIndex = reader.NextIndex() ?? -1;
        else if (reader.Is("content_index"u8) || reader.Is("summary_index"u8)) PartIndex = reader.NextIndex() ?? 0;
        else if (reader.Is("logprobs"u8)) Logprobs = reader.NextValue(data, JsonTokenType.StartArray);
        else if (reader.Is("text"u8) || reader.Is("refusal"u8) || reader.Is("arguments"u8)) Text = reader.NextText(data);
        else if (reader.Is("item"u8)) Item = reader.NextValue(data, JsonTokenType.StartObject);
        else if (reader.Is("part"u8)) Part = reader.NextValue(data, JsonTokenType.StartObject);
        else if (reader.Is("annotation"u8)) Annotation = reader.NextValue(data, JsonTokenType.StartObject);
        else if (reader.Is("response"u8)) Response = reader.NextValue(data, JsonTokenType.StartObject);
        else if (reader.Is("object"u8)) Object = reader.NextText(data);
        else if (reader.Is("error"u8))
        {
            reader.Read();
            Error = ProviderError.ReadValue(ref reader);
        }
        else reader.Read();
        reader.Skip();
    }
}
