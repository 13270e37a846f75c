using System.Text.RegularExpressions;

namespace LlmRouter.Dialects;

/// <summary>Takes keys and addresses out of a provider's text before a client or the log may read it.</summary>
internal static partial class Redaction
{
    /// <summary>Longer texts are cut: an error page is no message.</summary>
    public const int MaxLength = 4096;

    /// <summary>The text without what looks like a key, an address or a bearer token.</summary>
    public static string Apply(string text)
    {
        if (text.Length > MaxLength) text = text[..MaxLength] + "…";
        text = Bearer().Replace(text, "Bearer [redacted]");
        text = Key().Replace(text, "[redacted]");
        text = Url().Replace(text, "[address]");
        return Host().Replace(text, "[address]");
    }

    [GeneratedRegex(@"\bBearer\s+[^\s""',;]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bearer();

    [GeneratedRegex(@"\b(?:sk|pk|rk|gsk|xai|hf|r8|nvapi|pplx|csk|fw|key)[-_][A-Za-z0-9_\-*.]{6,}|\bAIza[A-Za-z0-9_\-]{10,}", RegexOptions.CultureInvariant)]
    private static partial Regex Key();

    [GeneratedRegex(@"\b(?:https?|wss?|tcp|unix)://[^\s""'<>)\]]*[^\s""'<>)\].,;:]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Url();

    [GeneratedRegex(@"\b\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?\b|\[[0-9A-Fa-f]*:[0-9A-Fa-f:.]+\](?::\d{1,5})?|\blocalhost:\d{1,5}\b|\b[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+:\d{2,5}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Host();
}
