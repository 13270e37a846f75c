using LlmRouter.Contracts;
using LlmRouter.Failover;

namespace LlmRouter.Tests.Failover;

/// <summary>Ends of attempts for tests.</summary>
internal static class Outcomes
{
    public static RouterError Broken { get; } = new(502, ErrorCode.Reset, "m", "api_error", Fault.Provider);

    public static RouterError Limited { get; } = new(429, ErrorCode.RateLimited, "m", "rate_limit_error", Fault.Provider);

    public static RouterError Refused { get; } = new(400, ErrorCode.InvalidRequest, "m", "invalid_request_error", Fault.Client);

    public static RouterError Left { get; } = new(499, "cancelled", "m", "invalid_request_error", Fault.Client);

    public static RouterError QueueFull { get; } = new(429, ErrorCode.RateLimited, "m", "api_error", Fault.Router);

    public static ExchangeOutcome Of(RouterError? error, double seconds = 0, double? firstToken = null, bool isProbe = false, string model = "m") =>
        new(model, error, firstToken is { } first ? TimeSpan.FromSeconds(first) : null, TimeSpan.FromSeconds(seconds)) { IsProbe = isProbe };
}
