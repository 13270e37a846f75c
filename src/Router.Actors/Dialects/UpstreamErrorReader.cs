using System.Text;
using LlmRouter.Contracts;

namespace LlmRouter.Dialects;

/// <summary>Turns a provider's failure into the error a client may read. Wire contract §2.</summary>
internal static class UpstreamErrorReader
{
    private static readonly string[] BadKeyTexts = ["incorrect api key", "invalid api key", "api key not valid", "invalid api token"];

    /// <summary>
    /// For a reply that is not 2xx. The provider's own text, type and code pass when the failure is the request's; its 401 and 403
    /// are the router's, whatever they say; 5xx are its own.
    /// </summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body as far as it was read: any JSON shape, HTML, text or nothing.</param>
    /// <param name="provider">The provider's configured name.</param>
    public static RouterError Read(int status, ReadOnlySpan<byte> body, string provider)
    {
        var said = ProviderError.Parse(body) ?? new ProviderError { Message = PlainText(body) };
        // The status line decides: some providers repeat another status in the body.
        return Classify(status, said, provider);
    }

    /// <summary>For an error inside a reply of status 200.</summary>
    public static RouterError FromReply(ProviderError said, string? provider = null) => Classify(StatusOf(said), said, provider);

    /// <summary>The reply cannot be understood.</summary>
    public static RouterError Invalid(string what, string? provider = null) => new(
        502, ErrorCode.InvalidResponse, $"{Name(provider)} sent {what}. Try again or use another model.", "api_error", Fault.Provider)
    { Provider = provider };

    private static RouterError Classify(int status, ProviderError said, string? provider)
    {
        var error = status switch
        {
            _ when IsAuth(status, said) => Auth(status, provider) with { Detail = said.Message },
            429 => new RouterError(429, said.Code ?? ErrorCode.RateLimited, said.Message ?? $"{Name(provider)} is limiting the rate of requests. Try again later.", said.Type ?? "rate_limit_error", Fault.Provider),
            407 or 408 or 425 => Broken(status, said, provider),
            >= 400 and < 500 => Rejected(status, said, provider),
            _ => Broken(status, said, provider),
        };
        return error with { Provider = provider, Param = said.Param, UpstreamStatus = status == error.Status ? null : status };
    }

    // xAI and Gemini answer 400 to a bad key.
    private static bool IsAuth(int status, ProviderError said) =>
        status is 401 or 403 || (status == 400 && said.Message is { } text && BadKeyTexts.Any(bad => text.Contains(bad, StringComparison.OrdinalIgnoreCase)));

    private static RouterError Auth(int status, string? provider) => new(
        502, ErrorCode.UpstreamAuth,
        $"{Name(provider)} refused the router's API key (status {status}). Your own key is fine: the key configured for this provider must be corrected.",
        "api_error", Fault.Provider);

    private static RouterError Rejected(int status, ProviderError said, string? provider) => new(
        status, said.Code ?? (status == 413 ? ErrorCode.RequestTooLarge : ErrorCode.InvalidRequest),
        said.Message ?? $"{Name(provider)} rejected the request with status {status} and gave no reason.",
        said.Type ?? "invalid_request_error", Fault.Client);

    private static RouterError Broken(int status, ProviderError said, string? provider) => new(
        502, said.Code ?? ErrorCode.UpstreamError,
        said.Message ?? $"{Name(provider)} failed{(status >= 400 ? $" with status {status}" : "")} and gave no reason. Try again or use another model.",
        said.Type ?? "api_error", Fault.Provider);

    private static int StatusOf(ProviderError said) => said.Status != 0 ? said.Status : ErrorWords.StatusOf(said.Code, said.Type, said.StatusText);

    private static string Name(string? provider) => provider is null ? "The provider" : $"Provider '{provider}'";

    // An HTML page says nothing to a chat user; a short plain text does.
    internal static string? PlainText(ReadOnlySpan<byte> body)
    {
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, Redaction.MaxLength)]).Trim();
        if (text.Length is 0 or > 500 || text[0] is '<' or '{' or '[') return null;
        return Redaction.Apply(text);
    }
}
