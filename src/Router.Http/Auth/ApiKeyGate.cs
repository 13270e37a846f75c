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
internal sealed class ApiKeyGate(CurrentSettings settings)
{
    private const string Scheme = "Bearer ";
    private KeyRing _ring = new(settings.Value.Auth);

    // Digests are made once for each settings, not once for each request.
    private byte[][] Digests
    {
        get
        {
            var (ring, auth) = (Volatile.Read(ref _ring), settings.Value.Auth);
            if (!ReferenceEquals(ring.Auth, auth)) Volatile.Write(ref _ring, ring = new KeyRing(auth));
            return ring.Digests;
        }
    }

    /// <exception cref="RouterException">The key is missing or wrong: 401 <c>invalid_api_key</c>.</exception>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        // Read once: a reload in between must not refuse who needed no key when it came.
        var digests = Digests;
        if (digests.Length > 0 && !IsOpen(context.Request.Path) && !Knows(context.Request.Headers, digests))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            throw new RouterException(HttpErrors.WrongKey());
        }

        return next(context);
    }

    // Anthropic's SDKs have a header of their own for the key.
    private static bool Knows(IHeaderDictionary headers, byte[][] digests) =>
        Knows(headers.Authorization.ToString(), digests) || IsKey(headers["x-api-key"].ToString(), digests);

    /// <summary>True when the header presents a configured key. Takes the same time for every wrong one.</summary>
    internal bool Knows(string authorization) => Knows(authorization, Digests);

    private static bool Knows(string authorization, byte[][] digests) =>
        authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && IsKey(authorization[Scheme.Length..], digests);

    private static bool IsKey(string text, byte[][] digests)
    {
        Span<byte> presented = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.Trim()), presented);
        var known = false;
        // All of them, always: the time must not tell which key was nearly right.
        foreach (var digest in digests) known |= CryptographicOperations.FixedTimeEquals(digest, presented);
        return known;
    }

    // Probes of a container platform carry no key.
    private static bool IsOpen(PathString path) => path.StartsWithSegments("/health");

    private sealed class KeyRing(AuthSettings auth)
    {
        public AuthSettings Auth { get; } = auth;

        public byte[][] Digests { get; } = [.. auth.Keys.Select(key => SHA256.HashData(Encoding.UTF8.GetBytes(key)))];
    }
}
