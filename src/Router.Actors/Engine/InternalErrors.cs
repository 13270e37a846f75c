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

    /// <summary>Nobody reads it: it tells the provider's actor that the end says nothing about the provider.</summary>
    public static RouterError ClientGone { get; } = new(499, "cancelled", "The client left before the answer was finished.", "invalid_request_error", Fault.Client);

    public static RouterError Unexpected(Exception fault) => new(
        500, ErrorCode.Internal, "The router failed while relaying the answer. Its log has the details under this request's id.", "api_error", Fault.Router)
    {
        Detail = fault.ToString(),
    };
}
