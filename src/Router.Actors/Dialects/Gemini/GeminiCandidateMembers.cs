using System.Text.Json;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Gemini;

/// <summary>Where the members of one candidate stand; their order means nothing, so they are found before they are read.</summary>
internal ref struct GeminiCandidateMembers
{
    public int Index;

    /// <summary>Stands on <c>content.parts</c>, if there is one.</summary>
    public Utf8JsonReader Parts;

    public bool HasParts;

    /// <summary>Raw <c>groundingMetadata</c>, <c>citationMetadata</c> and <c>logprobsResult</c>; empty when not given.</summary>
    public ReadOnlyMemory<byte> Grounding;

    public ReadOnlyMemory<byte> Citations;

    public ReadOnlyMemory<byte> Logprobs;

    public FinishReason? Finish;

    /// <summary>Reads the object that the reader stands on to its end.</summary>
    /// <param name="reader">Stands on the candidate.</param>
    /// <param name="data">The event.</param>
    /// <param name="position">The candidate's place in the array: its index when it gives none, as most do.</param>
    public static GeminiCandidateMembers Read(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data, int position)
    {
        var members = new GeminiCandidateMembers { Index = position };
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) members.ReadMember(ref reader, data);
        return members;
    }

    private void ReadMember(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data)
    {
        var name = reader;
        reader.Read();
        var isObject = reader.TokenType == JsonTokenType.StartObject;
        if (name.Is("content"u8) && isObject) ReadContent(ref reader);
        else if (name.Is("finishReason"u8)) Finish = GeminiFinish.Read(reader);
        else if (name.Is("index"u8) && reader.TryInteger(out var index) && index is >= 0 and <= int.MaxValue) Index = (int)index;
        else if (name.Is("groundingMetadata"u8) && isObject) Grounding = reader.RawValue(data);
        else if (name.Is("citationMetadata"u8) && isObject) Citations = reader.RawValue(data);
        else if (name.Is("logprobsResult"u8) && isObject) Logprobs = reader.RawValue(data);
        reader.Skip();
    }

    private void ReadContent(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isParts = reader.Is("parts"u8);
            reader.Read();
            if (isParts && reader.TokenType == JsonTokenType.StartArray)
            {
                HasParts = true;
                Parts = reader;
            }

            reader.Skip();
        }
    }
}
