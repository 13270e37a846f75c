using System.Buffers;
using System.Text;
using LlmRouter.Json;
using LlmRouter.Settings;

namespace LlmRouter.Dialects.OpenAi;

/// <summary>The edits that make an OpenAI request fit for a provider that differs from the others by its traits.</summary>
internal static class OpenAiPeculiarities
{
    private static readonly byte[] OldLimit = "max_tokens"u8.ToArray();
    private static readonly byte[] NewLimit = "max_completion_tokens"u8.ToArray();

    /// <summary>None for a provider without peculiarities.</summary>
    public static IReadOnlyList<JsonEdit> Edits(ProviderTraits traits)
    {
        if (traits.RefusedMembers.Count == 0 && traits.MaxTokensName is null) return [];
        List<JsonEdit> edits = [.. traits.RefusedMembers.Select(member => JsonEdit.Set(Encoding.UTF8.GetBytes(member), default))];
        if (traits.RefusedMembers.Contains("reasoning_content")) edits.Add(new JsonEdit("messages"u8.ToArray(), WithoutReasoning));
        if (traits.MaxTokensName is not { } name) return edits;
        var isNew = name == "max_completion_tokens";
        edits.AddRange(Rename(isNew ? OldLimit : NewLimit, isNew ? NewLimit : OldLimit));
        return edits;
    }

    // A client that was given reasoning sends it back.
    private static ReadOnlyMemory<byte> WithoutReasoning(ReadOnlyMemory<byte> messages)
    {
        if (!JsonValue.IsArray(messages) || messages.Span.IndexOf("\"reasoning_content\""u8) < 0) return messages;
        var output = new ArrayBufferWriter<byte>(messages.Length);
        var json = new RawJsonWriter(output).BeginArray();
        foreach (var message in JsonValue.Elements(messages))
            json.Raw(JsonValue.IsObject(message) ? JsonSplice.Apply(message, JsonEdit.Set("reasoning_content"u8, default)).Span : message.Span);
        json.EndArray();
        return output.WrittenMemory;
    }

    // The value moves to the other name, unless that is there already: an edit of a missing member runs behind all others.
    private static JsonEdit[] Rename(byte[] from, byte[] to)
    {
        ReadOnlyMemory<byte> moved = default;
        return
        [
            new JsonEdit(from, value => Take(value, ref moved)),
            new JsonEdit(to, present => present.IsEmpty ? moved : present),
        ];
    }

    private static ReadOnlyMemory<byte> Take(ReadOnlyMemory<byte> value, ref ReadOnlyMemory<byte> moved)
    {
        if (!JsonValue.IsNull(value)) moved = value;
        return default;
    }
}
