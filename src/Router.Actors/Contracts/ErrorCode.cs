namespace LlmRouter.Contracts;

/// <summary>The values of <c>error.code</c> that the router itself gives. Wire contract §1.13.</summary>
public static class ErrorCode
{
    public const string ConnectFailed = "upstream_connect_failed";
    public const string ConnectTimeout = "upstream_timeout_connect";
    public const string FirstTokenTimeout = "upstream_timeout_first_token";
    public const string IdleTimeout = "upstream_timeout_idle";
    public const string TotalTimeout = "upstream_timeout_total";
    public const string StreamIncomplete = "upstream_stream_incomplete";
    public const string Reset = "upstream_reset";
    public const string InvalidResponse = "upstream_invalid_response";
    public const string UpstreamError = "upstream_error";
    public const string UpstreamAuth = "upstream_auth";
    public const string NoHealthyUpstream = "no_healthy_upstream";
    public const string ModelNotFound = "model_not_found";
    public const string InvalidApiKey = "invalid_api_key";
    public const string InvalidRequest = "invalid_request";
    public const string RequestTooLarge = "request_too_large";
    public const string RateLimited = "rate_limit_exceeded";
    public const string ClientTooSlow = "client_too_slow";
    public const string StreamEnded = "stream_ended";
    public const string Draining = "router_draining";
    public const string Internal = "internal_error";
}
