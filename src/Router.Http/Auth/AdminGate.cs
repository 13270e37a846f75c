using LlmRouter.Contracts;
using LlmRouter.Http.Errors;
using LlmRouter.Settings;

namespace LlmRouter.Http.Auth;

/// <summary>
/// Guards <c>/admin</c> by a key of its own: a client's key does not open it, and it opens nothing else. Without a configured key there
/// is no <c>/admin</c>.
/// </summary>
internal sealed class AdminGate(CurrentSettings settings)
{
    public const string Prefix = "/admin";

    // Read at each request: settings may be reloaded.
    private string? Key => settings.Value.Admin.Key;

    /// <summary>True for a request of an operator's. False when it is for anybody, or when there is no such path because no key is configured.</summary>
    /// <exception cref="RouterException">The key is missing or wrong: 401 <c>invalid_api_key</c>.</exception>
    public bool Admits(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(Prefix) || Key is not { } key) return false;
        if (new KeyDigests([key]).ArePresented(context.Request.Headers)) return true;
        context.Response.Headers.WWWAuthenticate = "Bearer";
        throw new RouterException(HttpErrors.WrongAdminKey());
    }
}
