using LlmRouter.Contracts;

namespace LlmRouter.Dialects;

/// <summary>Errors about the client's own body: status 400, and which member to mend.</summary>
internal static class InvalidRequest
{
    public static RouterException At(string? param, string message, Exception? cause = null) => new(
        new RouterError(400, ErrorCode.InvalidRequest, Named(param, message), "invalid_request_error", Fault.Client) { Param = param }, cause);

    // Not every dialect's errors have a place for the member: then the text is all that names it.
    private static string Named(string? param, string message) =>
        param is null || message.Contains(param[(param.LastIndexOf('.') + 1)..], StringComparison.Ordinal) ? message : $"{param}: {message}";

    public static RouterException NoJson(System.Text.Json.JsonException cause) => At(
        null, $"The request body is not a valid JSON object (line {cause.LineNumber + 1 ?? 1}, byte {cause.BytePositionInLine ?? 0}). Send one JSON object.", cause);
}
