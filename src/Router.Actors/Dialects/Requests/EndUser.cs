using System.Security.Cryptography;
using System.Text;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Requests;

/// <summary>Who the end user is, as OpenAI takes it. Its error: "Expected a string with maximum length 64"; Claude Code's ids are longer.</summary>
internal static class EndUser
{
    private const int Longest = 64;

    /// <summary>The raw string; for a longer one, a hash that is always the same for it.</summary>
    public static ReadOnlySpan<byte> Short(ReadOnlyMemory<byte> user)
    {
        var text = EscapedText.Unescape(JsonValue.Text(user).Span);
        return Encoding.UTF8.GetCharCount(text) <= Longest ? user.Span : Encoding.ASCII.GetBytes($"\"{Convert.ToHexStringLower(SHA256.HashData(text))}\"");
    }
}
