namespace LlmRouter.Dialects;

/// <summary>
/// The status that a provider means where it gives no number: Anthropic's types, OpenAI's types and codes, Google's statuses. They
/// differ in case and in what stands between the words.
/// </summary>
internal static class ErrorWords
{
    /// <summary>An order of precedence: DeepSeek gives the type <c>authentication_error</c> with the code <c>invalid_request_error</c>.</summary>
    private static readonly (int Status, string[] Words)[] Meanings =
    [
        (429, ["ratelimit", "resourceexhausted", "toomanyrequests", "insufficientquota", "quotaexceeded", "throttling"]),
        (401, ["invalidapikey", "authentication", "unauthenticated", "unauthorized", "permissiondenied", "permissionerror"]),
        (404, ["notfound"]),
        (413, ["requesttoolarge"]),
        (400, ["invalidrequest", "invalidargument", "failedprecondition", "badrequest", "contextlengthexceeded", "exceedcontextsize"]),
    ];

    /// <summary>The status; 502 for words that say nothing about whose fault it was (<c>overloaded_error</c>, <c>UNAVAILABLE</c>).</summary>
    public static int StatusOf(params ReadOnlySpan<string?> words)
    {
        var said = string.Concat(words.ToArray().Select(word => Plain(word) + " "));
        foreach (var (status, meant) in Meanings)
        {
            if (meant.Any(word => said.Contains(word, StringComparison.Ordinal))) return status;
        }

        return 502;
    }

    private static string Plain(string? word) => string.Concat((word ?? "").Where(char.IsLetter)).ToLowerInvariant();
}
