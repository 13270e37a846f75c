using System.Net.Sockets;
using LlmRouter.Contracts;

namespace LlmRouter.Upstream;

/// <summary>Turns what a socket or an HTTP client throws into an error that says where it broke. Addresses stay in the detail, for the log.</summary>
internal static class UpstreamFaults
{
    public static RouterError ConnectTimeout(string provider, TimeSpan limit) => Gateway(504, ErrorCode.ConnectTimeout, provider,
        $"Provider '{provider}' did not accept a connection within {Seconds(limit)}. Check that it is running, or raise its timeouts.connect.");

    public static RouterError WriteTimeout(string provider, TimeSpan limit) => Gateway(504, ErrorCode.ConnectTimeout, provider,
        $"Provider '{provider}' took nothing of the request for {Seconds(limit)}. Try again, or raise its timeouts.write.");

    public static RouterError FirstTokenTimeout(string provider, TimeSpan limit) => Gateway(504, ErrorCode.FirstTokenTimeout, provider,
        $"Provider '{provider}' sent no token within {Seconds(limit)}. It may be loading the model: try again, or raise its timeouts.first-token.");

    public static RouterError IdleTimeout(string provider, TimeSpan limit) => Gateway(504, ErrorCode.IdleTimeout, provider,
        $"Provider '{provider}' fell silent for {Seconds(limit)} in the middle of its answer; the answer is incomplete. Try again, or raise its timeouts.idle.");

    /// <summary>Bytes still come, but no tokens: the wait for one is over, and its limit is another than that of silence.</summary>
    public static RouterError TokensStopped(string provider, TimeSpan limit) => Gateway(504, ErrorCode.IdleTimeout, provider,
        $"Provider '{provider}' sent no token for {Seconds(limit)} in the middle of its answer; the answer is incomplete. Try again, or raise its timeouts.first-token.");

    public static RouterError TotalTimeout(string provider, TimeSpan limit) => Gateway(504, ErrorCode.TotalTimeout, provider,
        $"Provider '{provider}' did not finish its answer within {Seconds(limit)}. Ask for a stream, or raise its timeouts.total.");

    public static RouterError Incomplete(string provider) => Gateway(502, ErrorCode.StreamIncomplete, provider,
        $"Provider '{provider}' ended its answer before it was finished; the answer is incomplete. Try again.");

    public static RouterError Invalid(string provider, string what) => Gateway(502, ErrorCode.InvalidResponse, provider,
        $"Provider '{provider}' answered with something that is no model reply: {what}. Check its base-url and type.");

    /// <summary>A failure before the connection stood.</summary>
    public static RouterException Connect(string provider, Exception cause) => new(
        Gateway(502, ErrorCode.ConnectFailed, provider,
            $"Provider '{provider}' could not be reached: {Reason(cause)}. Check that it is running and that its base-url is right.")
        with
        { Detail = cause.GetBaseException().Message },
        cause);

    /// <summary>A failure after the connection stood: the provider tore it down.</summary>
    public static RouterException Reset(string provider, Exception cause) => new(
        Gateway(502, ErrorCode.Reset, provider,
            $"The connection to provider '{provider}' broke before its answer was finished; the answer is incomplete. Try again.")
        with
        { Detail = cause.GetBaseException().Message },
        cause);

    /// <summary>A failure while the body was read: an orderly end in the wrong place is incomplete, anything else is a reset.</summary>
    public static RouterException Body(string provider, Exception cause) => cause switch
    {
        RouterException known => known,
        // Brotli's decoder has no InvalidDataException.
        InvalidDataException or InvalidOperationException => new RouterException(Invalid(provider, "its content coding is broken"), cause),
        HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse } => new RouterException(Invalid(provider, "its HTTP framing is broken"), cause),
        _ when IsOrderlyEnd(cause) => new RouterException(Incomplete(provider), cause),
        _ => Reset(provider, cause),
    };

    /// <summary>A failure of the client's send: before the connection stood, or after.</summary>
    public static RouterException Send(string provider, HttpRequestException cause) => cause.HttpRequestError switch
    {
        HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError => Connect(provider, cause),
        HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded =>
            new RouterException(Invalid(provider, "its HTTP head is broken") with { Detail = cause.Message }, cause),
        _ => Reset(provider, cause),
    };

    public static string Seconds(TimeSpan limit) =>
        limit.TotalSeconds >= 1 ? $"{limit.TotalSeconds:0.#} s" : $"{limit.TotalMilliseconds:0} ms";

    private static bool IsOrderlyEnd(Exception cause) =>
        cause is HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } && cause.GetBaseException() is not SocketException;

    private static string Reason(Exception cause) => cause.GetBaseException() switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "the connection was refused",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => "its host name is unknown",
        SocketException { SocketErrorCode: SocketError.HostUnreachable or SocketError.NetworkUnreachable } => "its network is unreachable",
        System.Security.Authentication.AuthenticationException => "its TLS certificate was not accepted",
        _ => "the connection failed",
    };

    private static RouterError Gateway(int status, string code, string provider, string message) =>
        new(status, code, message, "api_error", Fault.Provider) { Provider = provider };
}
