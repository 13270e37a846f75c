using System.Security.Cryptography;
using System.Text;

namespace LlmRouter.Http.Auth;

/// <summary>Configured keys, and whether a request presents one of them. Of digests, which are all equally long: the time tells nothing of a key.</summary>
/// <param name="keys">The keys; with none nobody presents one.</param>
internal sealed class KeyDigests(IEnumerable<string> keys)
{
    private const string Scheme = "Bearer ";

    private readonly byte[][] _digests = [.. keys.Select(key => SHA256.HashData(Encoding.UTF8.GetBytes(key)))];

    public bool IsEmpty => _digests.Length == 0;

    // Anthropic's SDKs have a header of their own for the key.
    public bool ArePresented(IHeaderDictionary headers) => Knows(headers.Authorization.ToString()) || IsKey(headers["x-api-key"].ToString());

    /// <summary>True when the header presents a configured key. Takes the same time for every wrong one.</summary>
    public bool Knows(string authorization) => authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && IsKey(authorization[Scheme.Length..]);

    private bool IsKey(string text)
    {
        Span<byte> presented = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.Trim()), presented);
        var known = false;
        // All of them, always: the time must not tell which key was nearly right.
        foreach (var digest in _digests) known |= CryptographicOperations.FixedTimeEquals(digest, presented);
        return known;
    }
}
