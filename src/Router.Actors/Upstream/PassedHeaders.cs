using System.Net.Http.Headers;

namespace LlmRouter.Upstream;

/// <summary>The provider's headers that a client can use. Wire contract §2: they pass under their own names.</summary>
internal static class PassedHeaders
{
    public static IReadOnlyList<KeyValuePair<string, string>> Of(HttpResponseHeaders headers)
    {
        List<KeyValuePair<string, string>>? passed = null;
        foreach (var (name, values) in headers.NonValidated)
            if (Passes(name)) (passed ??= []).Add(new(name.ToLowerInvariant(), values.ToString()));
        return passed ?? (IReadOnlyList<KeyValuePair<string, string>>)[];
    }

    private static bool Passes(string name) =>
        name.StartsWith("x-ratelimit-", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("anthropic-ratelimit-", StringComparison.OrdinalIgnoreCase)
        || name.Equals("retry-after", StringComparison.OrdinalIgnoreCase)
        || name.Equals("retry-after-ms", StringComparison.OrdinalIgnoreCase);
}
