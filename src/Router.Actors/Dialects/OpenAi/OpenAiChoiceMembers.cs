using System.Text.Json;
using LlmRouter.Json;

namespace LlmRouter.Dialects.OpenAi;

/// <summary>Where the members of one choice stand; their order means nothing, so they are found before they are read.</summary>
internal ref struct OpenAiChoiceMembers
{
    public int Index;

    /// <summary>Stands on <c>delta</c>, if there is one.</summary>
    public Utf8JsonReader Delta;

    public bool HasDelta;

    /// <summary>Stands on <c>message</c>, if there is one.</summary>
    public Utf8JsonReader Message;

    public bool HasMessage;

    /// <summary>Escaped <c>text</c> of a legacy completion.</summary>
    public ReadOnlyMemory<byte> Text;

    public FinishReason? Finish;
    public StreamDelta? Usage;
    public ProviderError? Error;

    /// <summary>Reads the object that the reader stands on to its end.</summary>
    /// <param name="reader">Stands on the choice.</param>
    /// <param name="data">The event.</param>
    /// <param name="position">The choice's place in the array: its index when it gives none.</param>
    /// <param name="extensions">Receives the ranges of unknown members that have a value.</param>
    public static OpenAiChoiceMembers Read(
        ref Utf8JsonReader reader, ReadOnlyMemory<byte> data, int position, List<(int Start, int End)> extensions)
    {
        var members = new OpenAiChoiceMembers { Index = position };
        extensions.Clear();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) members.ReadMember(ref reader, data, extensions);
        return members;
    }

    private void ReadMember(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data, List<(int Start, int End)> extensions)
    {
        var start = (int)reader.TokenStartIndex;
        var isDelta = reader.Is("delta"u8);
        if (isDelta || reader.Is("message"u8)) ReadMessage(ref reader, isDelta);
        else if (reader.Is("index"u8)) Index = reader.NextIndex() ?? Index;
        else if (reader.Is("finish_reason"u8)) ReadFinish(ref reader);
        else if (reader.Is("text"u8))
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.String) Text = reader.Escaped(data);
        }
        else if (reader.Is("usage"u8))
        {
            reader.Read();
            Usage = OpenAiUsage.Read(ref reader, data);
        }
        else if (reader.Is("error"u8))
        {
            reader.Read();
            Error = ProviderError.ReadValue(ref reader);
        }
        else JsonEvent.AddMember(ref reader, start, extensions);
        reader.Skip();
    }

    private void ReadMessage(ref Utf8JsonReader reader, bool isDelta)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) return;
        if (isDelta)
        {
            HasDelta = true;
            Delta = reader;
        }
        else
        {
            HasMessage = true;
            Message = reader;
        }
    }

    private void ReadFinish(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.String || reader.ValueSpan.IsEmpty) return;
        if (reader.Is("error"u8)) Error ??= new ProviderError { Type = "api_error" };
        else Finish = FinishReasons.Read(reader);
    }
}
