using LlmRouter.Json;

namespace LlmRouter.Dialects.Responses;

/// <summary>The signature of a function call. The API has no place for it: it stands where Google puts it in its OpenAI-compatible API.</summary>
internal static class ResponsesCallSignature
{
    /// <summary>The escaped signature in <c>"extra_content":{"google":{"thought_signature":"…"}}</c>; empty when there is none.</summary>
    public static ReadOnlyMemory<byte> In(JsonFields item) => EscapedText.Repair(JsonFields.Of(JsonFields.Of(item["extra_content"u8])["google"u8]).Text("thought_signature"u8));

    /// <summary>The raw member that <see cref="In"/> reads.</summary>
    public static byte[] Member(ReadOnlySpan<byte> signature) => [.. "\"extra_content\":{\"google\":{\"thought_signature\":\""u8, .. signature, .. "\"}}"u8];
}
