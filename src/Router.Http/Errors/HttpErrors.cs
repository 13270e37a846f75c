using LlmRouter.Contracts;

namespace LlmRouter.Http.Errors;

/// <summary>The errors that the HTTP layer itself finds. Each says where it broke, whose fault it was and what to do.</summary>
internal static class HttpErrors
{
    private const string CallersFault = "invalid_request_error";
    private const string RoutersFault = "api_error";

    public static RouterError UnknownPath(string method, string path) => Caller(404, ErrorCode.InvalidRequest,
        $"There is nothing at {method} {Shorten(path)}. The router serves /v1/chat/completions, /v1/completions, /v1/responses, /v1/embeddings and /v1/models, " +
        "for Anthropic's clients /v1/messages, and for Ollama's /api/chat, /api/generate, /api/embed, /api/tags, /api/ps, /api/show and /api/version.");

    public static RouterError NothingStored() => Caller(404, ErrorCode.InvalidRequest,
        "The router stores no responses: there is nothing to get, cancel or delete. Send the whole conversation as 'input' to POST /v1/responses.");

    public static RouterError WrongMethod(string method, string path, string allowed) => Caller(405, ErrorCode.InvalidRequest,
        $"{method} is not possible at {Shorten(path)}. Use {allowed}.");

    public static RouterError UnknownModel(string id) => Caller(404, ErrorCode.ModelNotFound,
        $"No provider offers the model '{Shorten(id)}'. GET /v1/models lists what there is.") with { Param = "model" };

    public static RouterError NoModel() => Caller(400, ErrorCode.InvalidRequest,
        "The request names no model. Send a JSON object with 'model': one of the names that GET /api/tags lists.") with { Param = "model" };

    public static RouterError TooLarge(long limit) => Caller(413, ErrorCode.RequestTooLarge,
        $"The request body is larger than the router takes ({limit} bytes). Send less, or raise router.server.max-body.");

    public static RouterError CompressedBody() => Caller(415, ErrorCode.InvalidRequest,
        "The router does not take compressed request bodies. Send the JSON as it is, without Content-Encoding.");

    public static RouterError WrongKey() => Caller(401, ErrorCode.InvalidApiKey,
        "The API key is missing or is none that this router knows. Send one of its keys as 'Authorization: Bearer <key>' or 'x-api-key: <key>'.");

    public static RouterError WrongAdminKey() => Caller(401, ErrorCode.InvalidApiKey,
        "The admin key is missing or wrong; keys of router.auth.keys do not open /admin. Send router.admin.key as 'Authorization: Bearer <key>' or 'x-api-key: <key>'.");

    public static RouterError UnknownStream(string id) => Caller(404, ErrorCode.InvalidRequest,
        $"No stream '{Shorten(id)}' is under way; it may have ended by itself. GET /admin/streams lists those that are.");

    public static RouterError Draining(TimeSpan retryAfter) =>
        new(503, ErrorCode.Draining, "The router is shutting down and takes no new requests. Try again shortly.", RoutersFault, Fault.Router) { RetryAfter = retryAfter };

    public static RouterError Internal(string requestId) =>
        new(500, ErrorCode.Internal, $"The router failed by its own fault. Its log has the reason under request id {requestId}.", RoutersFault, Fault.Router);

    /// <summary>What Kestrel refuses by status alone.</summary>
    public static RouterError Refused(int status) => status switch
    {
        408 => Caller(408, ErrorCode.InvalidRequest, "The request did not arrive in time. Send it again, without pauses."),
        411 => Caller(411, ErrorCode.InvalidRequest, "The request has a body of unknown length. Send Content-Length or chunks."),
        413 => Caller(413, ErrorCode.RequestTooLarge, "The request is larger than the router takes. Send less."),
        414 => Caller(414, ErrorCode.InvalidRequest, "The request line is too long. Put the parameters into the body."),
        431 => Caller(431, ErrorCode.InvalidRequest, "The request headers are too large or too many. Send fewer."),
        505 => Caller(505, ErrorCode.InvalidRequest, "The router speaks HTTP/1.1 only. Use that."),
        >= 500 => new RouterError(status, ErrorCode.Internal, "The router failed by its own fault. Try again.", RoutersFault, Fault.Router),
        _ => Caller(status, ErrorCode.InvalidRequest, "The request is not well-formed HTTP. Look at its request line, its headers and its framing."),
    };

    private static RouterError Caller(int status, string code, string message) => new(status, code, message, CallersFault, Fault.Client);

    private static string Shorten(string text) => text.Length <= 200 ? text : string.Concat(text.AsSpan(0, 200), "…");
}
