using System.Buffers;

namespace LlmRouter.Http.Transport;

/// <summary>Passes headers on that came from a provider: only what is a legal header, so that a broken one cannot break the reply.</summary>
internal static class ReplyHeaders
{
    private static readonly SearchValues<char> NameChars =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Sets each header; a later one of the same name wins, an illegal one is left out.</summary>
    public static void Append(IHeaderDictionary headers, IReadOnlyList<KeyValuePair<string, string>> from)
    {
        for (var i = 0; i < from.Count; i++)
        {
            var (name, value) = from[i];
            if (name.Length > 0 && !name.AsSpan().ContainsAnyExcept(NameChars) && !value.AsSpan().ContainsAnyExceptInRange(' ', '~')) headers[name] = value;
        }
    }
}
