using System.Globalization;
using LlmRouter.Contracts;
using LlmRouter.Http.Endpoints;
using LlmRouter.Http.Transport;

namespace LlmRouter.Http.Errors;

/// <summary>Answers a request with an error: its status, its headers and a JSON body as its client reads it.</summary>
internal static class ErrorResponder
{
    /// <summary>Writes the whole reply. The reply must not have begun.</summary>
    public static async Task WriteAsync(HttpContext context, RouterError error)
    {
        var response = context.Response;
        response.StatusCode = error.Status;
        ReplyHeaders.Append(response.Headers, error.Headers);
        if (error.RetryAfter is { } wait && !response.Headers.ContainsKey("Retry-After")) response.Headers.RetryAfter = WholeSeconds(wait);

        var body = ClientErrors.Encode(error, Dialect.Of(context.Request));
        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary><c>Retry-After</c> counts whole seconds; rounded up, so that nobody comes back too early.</summary>
    internal static string WholeSeconds(TimeSpan wait) =>
        Math.Max(0, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
