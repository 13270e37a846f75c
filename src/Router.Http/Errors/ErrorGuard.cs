using LlmRouter.Contracts;
using Microsoft.AspNetCore.Connections;

namespace LlmRouter.Http.Errors;

/// <summary>
/// The outermost catch: whatever goes wrong below becomes a JSON error. An empty or non-JSON one shows nothing in OpenWebUI
/// and leaves its chat loading (wire contract §2).
/// </summary>
internal sealed class ErrorGuard(ILogger<ErrorGuard> log)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context).ConfigureAwait(false);
            if (BareRefusal(context) is { } refusal) await ErrorResponder.WriteAsync(context, refusal).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            await AnswerAsync(context, failure).ConfigureAwait(false);
        }
    }

    private async Task AnswerAsync(HttpContext context, Exception failure)
    {
        try
        {
            if (IsClientGone(failure, context)) context.Abort();
            else await AnswerFailureAsync(context, failure).ConfigureAwait(false);
        }
        catch (Exception gone) when (IsClientGone(gone, context))
        {
            // There is nobody to answer, since this very error was being written. The engine has logged the request.
            context.Abort();
        }
    }

    // Kestrel tells of a reset by an exception, sometimes before it cancels RequestAborted.
    private static bool IsClientGone(Exception failure, HttpContext context) =>
        failure is ConnectionAbortedException or ConnectionResetException or OperationCanceledException { InnerException: ConnectionAbortedException }
        || (failure is OperationCanceledException && context.RequestAborted.IsCancellationRequested);

    // Routing answers an unknown path and a wrong method with a status alone.
    private static RouterError? BareRefusal(HttpContext context)
    {
        var response = context.Response;
        if (response.HasStarted || response.StatusCode < 400) return null;
        var (method, path) = (context.Request.Method, context.Request.Path.Value ?? "/");
        return response.StatusCode switch
        {
            404 => HttpErrors.UnknownPath(method, path),
            405 => HttpErrors.WrongMethod(method, path, response.Headers.Allow.ToString()),
            var status => HttpErrors.Refused(status),
        };
    }

    private Task AnswerFailureAsync(HttpContext context, Exception failure)
    {
        var error = failure switch
        {
            RouterException known => known.Error,
            BadHttpRequestException bad => HttpErrors.Refused(bad.StatusCode),
            _ => null,
        };
        if (error is null)
        {
            log.LogError(failure, "Request {RequestId} failed inside the router", context.TraceIdentifier);
            error = HttpErrors.Internal(context.TraceIdentifier);
        }

        if (!context.Response.HasStarted) return ErrorResponder.WriteAsync(context, error);
        // Half a reply must not look like a whole one.
        context.Abort();
        return Task.CompletedTask;
    }
}
