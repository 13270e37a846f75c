using LlmRouter.Contracts;

namespace LlmRouter.Engine;

/// <summary>Errors that are the router's own.</summary>
internal static class InternalErrors
{
    public static RouterError Draining { get; } = new(
        503, ErrorCode.Draining, "The router is shutting down. Send the request again.", "api_error", Fault.Router)
    {
        RetryAfter = TimeSpan.FromSeconds(1),
    };

    public static RouterError DrainExpired { get; } = new(
        503, ErrorCode.Draining, "The router was shut down before the answer was finished; the answer is incomplete. Try again.", "api_error", Fault.Router);

    public static RouterError Unexpected(Exception fault) => new(
        500, ErrorCode.Internal, "The router failed while relaying the answer. Its log has the details under this request's id.", "api_error", Fault.Router)
    {
        Detail = fault.ToString(),
    };
}
