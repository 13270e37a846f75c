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

    public static RouterError EndedByOperator { get; } = new(
        503, ErrorCode.StreamEnded, "An operator of the router ended this request before its answer was finished; the answer is incomplete. Ask the operator, or try again.",
        "api_error", Fault.Router);

    /// <summary>Nobody reads it: it tells the provider's actor that the end says nothing about the provider.</summary>
    public static RouterError ClientGone { get; } = new(499, "cancelled", "The client left before the answer was finished.", "invalid_request_error", Fault.Client);

    /// <summary>Nobody reads it either: another candidate spoke first.</summary>
    public static RouterError RaceLost { get; } = new(503, "race_lost", "Another candidate answered first.", "api_error", Fault.Router);

    /// <summary>Every candidate of a route has asked to be left alone, or its breaker is open and no last resort is wanted.</summary>
    public static RouterError NobodyLeft(string route, TimeSpan? wait) => new(
        503, ErrorCode.NoHealthyUpstream, $"No provider of the route '{route}' may be asked right now: they have limited the rate of requests or failed too often. Try again later.",
        "api_error", Fault.Provider)
    {
        // Whole seconds, as the header has them; never none.
        RetryAfter = TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling((wait ?? TimeSpan.Zero).TotalSeconds))),
    };

    public static RouterError Unexpected(Exception fault) => new(
        500, ErrorCode.Internal, "The router failed while relaying the answer. Its log has the details under this request's id.", "api_error", Fault.Router)
    {
        Detail = fault.ToString(),
    };
}
