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
    private KeyRing _ring = new(settings.Value.Auth);

    // Digests are made once for each settings, not once for each request.
    private KeyDigests Keys
    {
        get
        {
            var (ring, auth) = (Volatile.Read(ref _ring), settings.Value.Auth);
            if (!ReferenceEquals(ring.Auth, auth)) Volatile.Write(ref _ring, ring = new KeyRing(auth));
            return ring.Keys;
        }
    }

    /// <exception cref="RouterException">The key is missing or wrong: 401 <c>invalid_api_key</c>.</exception>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        // Read once: a reload in between must not refuse who needed no key when it came.
        var keys = Keys;
        if (!keys.IsEmpty && !IsOpen(context.Request.Path) && !keys.ArePresented(context.Request.Headers))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            throw new RouterException(HttpErrors.WrongKey());
        }

        return next(context);
    }

    /// <summary>True when the header presents a configured key. Takes the same time for every wrong one.</summary>
    internal bool Knows(string authorization) => Keys.Knows(authorization);

    // Probes of a container platform carry no key.
    private static bool IsOpen(PathString path) => path.StartsWithSegments("/health");

    private sealed class KeyRing(AuthSettings auth)
    {
        public AuthSettings Auth { get; } = auth;

        public KeyDigests Keys { get; } = new(auth.Keys);
    }
}
