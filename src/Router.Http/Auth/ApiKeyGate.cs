using System.Security.Cryptography;
using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Http.Errors;
using LlmRouter.Settings;

namespace LlmRouter.Http.Auth;

/// <summary>
/// Lets those pass who present a configured key. Without any configured, everybody passes, a missing or empty header included
/// (wire contract §2).
/// </summary>
internal sealed class ApiKeyGate(RouterSettings settings)
{
    private const string Scheme = "Bearer ";
    private readonly byte[][] _digests = [.. settings.Auth.Keys.Select(key => SHA256.HashData(Encoding.UTF8.GetBytes(key)))];

    /// <exception cref="RouterException">The key is missing or wrong: 401 <c>invalid_api_key</c>.</exception>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (_digests.Length > 0 && !IsOpen(context.Request.Path) && !Knows(context.Request.Headers))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            throw new RouterException(HttpErrors.WrongKey());
        }

        return next(context);
    }

    // Anthropic's SDKs have a header of their own for the key.
    private bool Knows(IHeaderDictionary headers) => Knows(headers.Authorization.ToString()) || IsKey(headers["x-api-key"].ToString());

    /// <summary>True when the header presents a configured key. Takes the same time for every wrong one.</summary>
    internal bool Knows(string authorization) => authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && IsKey(authorization[Scheme.Length..]);

    private bool IsKey(string text)
    {
        Span<byte> presented = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.Trim()), presented);
        var known = false;
        // All of them, always: the time must not tell which key was nearly right.
        foreach (var digest in _digests) known |= CryptographicOperations.FixedTimeEquals(digest, presented);
        return known;
    }

    // Probes of a container platform carry no key.
    private static bool IsOpen(PathString path) => path.StartsWithSegments("/health");
}
