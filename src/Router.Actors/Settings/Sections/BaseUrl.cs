using System.Diagnostics.CodeAnalysis;

namespace LlmRouter.Settings.Sections;

/// <summary>Checks a provider's address. No message shows it: people write passwords into URLs.</summary>
internal static class BaseUrl
{
    private const int OllamaPort = 11434;

    /// <summary>An absolute http or https URL without query, fragment and password; slashes at the end go.</summary>
    public static bool TryRead(string text, string dialect, [NotNullWhen(true)] out Uri? url, out string problem)
    {
        url = null;
        problem = Uri.TryCreate(text.Trim().TrimEnd('/'), UriKind.Absolute, out var read) ? Problem(read, dialect) : "is not a URL";
        url = problem.Length == 0 ? WithVersion(read!, dialect) : null;
        return url is not null;
    }

    // Their own SDKs take the bare host and add the version themselves, so people write it so.
    private static Uri WithVersion(Uri url, string dialect) => (dialect, url.AbsolutePath) switch
    {
        (ProviderType.Anthropic, "/") => new Uri(url, "/v1"),
        (ProviderType.Gemini, "/") => new Uri(url, "/v1beta"),
        _ => url,
    };

    /// <summary>
    /// What OLLAMA_HOST may hold, as Ollama itself reads it: <c>host</c>, <c>host:port</c>, <c>:port</c> or a URL. Without a
    /// scheme the port is 11434; with one it is the scheme's. An address to listen on (0.0.0.0, ::) becomes this machine's.
    /// </summary>
    public static string FromOllamaHost(string text)
    {
        var trimmed = text.Trim().Trim('"', '\'').TrimEnd('/');
        var hasScheme = trimmed.Contains("://", StringComparison.Ordinal);
        var isBareIpv6 = !hasScheme && !trimmed.StartsWith('[') && trimmed.Count(c => c == ':') > 1;
        var authority = isBareIpv6 ? $"[{trimmed}]" : trimmed.StartsWith(':') ? "127.0.0.1" + trimmed : trimmed;
        if (!Uri.TryCreate(hasScheme ? trimmed : "http://" + authority, UriKind.Absolute, out var url))
        {
            return trimmed;
        }

        var host = url.Host switch { "0.0.0.0" => "127.0.0.1", "[::]" => "[::1]", var other => other };
        var port = hasScheme || HasPort(authority) ? url.Port : OllamaPort;
        return new UriBuilder(url) { Host = host, Port = port }.Uri.AbsoluteUri.TrimEnd('/');
    }

    // Uri hides a port that equals the scheme's: "host:80" has one all the same.
    private static bool HasPort(string authority)
    {
        var end = authority.IndexOf('/', StringComparison.Ordinal);
        var hostAndPort = end < 0 ? authority : authority[..end];
        return hostAndPort.LastIndexOf(':') > hostAndPort.LastIndexOf(']');
    }

    private static string Problem(Uri url, string dialect)
    {
        if (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
        {
            return "must begin with http:// or https://";
        }

        if (url.Host.Length == 0)
        {
            return "names no host";
        }

        if (url.UserInfo.Length > 0)
        {
            return "must not hold a name or password; use api-key or headers";
        }

        if (url.Query.Length > 0 || url.Fragment.Length > 0)
        {
            return "must not hold a query or a fragment";
        }

        var isOllamaPath = url.AbsolutePath.EndsWith("/v1", StringComparison.Ordinal) || url.AbsolutePath.EndsWith("/api", StringComparison.Ordinal);
        return dialect == ProviderType.Ollama && isOllamaPath
            ? "must end before /api or /v1 for Ollama; its /v1 is a provider of type openai"
            : "";
    }
}
