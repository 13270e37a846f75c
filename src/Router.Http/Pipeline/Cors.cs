using Microsoft.Extensions.Primitives;

namespace LlmRouter.Http.Pipeline;

/// <summary>
/// Lets pages of any origin call, as OpenWebUI's direct connections do. A preflight is answered on every route and before any key is asked for
/// (wire contract §2); there are no cookies here that an origin could borrow.
/// </summary>
internal static class Cors
{
    private const string AlwaysAllowed = "authorization, content-type";
    private const string Methods = "GET, HEAD, POST, DELETE, OPTIONS";
    private const string Exposed = "x-request-id, request-id, x-router-provider, x-router-attempts, retry-after";
    private const string OneDay = "86400";

    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        if (!HttpMethods.IsOptions(context.Request.Method))
        {
            headers.AccessControlExposeHeaders = Exposed;
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
        headers.AccessControlAllowMethods = Methods;
        headers.AccessControlAllowHeaders = AllowedHeaders(context.Request.Headers.AccessControlRequestHeaders);
        headers.AccessControlMaxAge = OneDay;
        headers.Vary = "Access-Control-Request-Headers";
        return Task.CompletedTask;
    }

    /// <summary>What is always allowed, and of what was asked for each <c>x-…</c> and <c>anthropic-…</c> name.</summary>
    internal static string AllowedHeaders(StringValues requested)
    {
        var allowed = AlwaysAllowed;
        foreach (var name in requested.SelectMany(line => (line ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            var isOpen = name.StartsWith("x-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("anthropic-", StringComparison.OrdinalIgnoreCase);
            if (isOpen && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
                allowed += ", " + name.ToLowerInvariant();
        }

        return allowed;
    }
}
