using System.Buffers;
using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Anthropic;

/// <summary>Writes errors as Anthropic clients read them, as a body or as the last event: <c>{"type":"error","error":{"type","message"}}</c>.</summary>
internal static class AnthropicErrors
{
    public static void WriteBody(RouterError error, IBufferWriter<byte> output) => new RawJsonWriter(output).BeginObject()
        .Name("type"u8).Escaped("error"u8)
        .Name("error"u8).BeginObject()
        .Name("type"u8).Escaped(EscapedText.Escape(Type(error)))
        .Name("message"u8).Escaped(EscapedText.Escape(error.Message))
        .EndObject().EndObject();

    public static void WriteEvent(RouterError error, IBufferWriter<byte> output)
    {
        output.Write("event: error\ndata: "u8);
        WriteBody(error, output);
        output.Write("\n\n"u8);
    }

    /// <summary>Anthropic's name of the error. SDKs tell errors before the commit by their status and those after it by this name.</summary>
    private static string Type(RouterError error) => error.Type switch
    {
        // What a provider of this dialect called it, and the status does not say.
        "overloaded_error" => error.Type,
        "rate_limit_error" or "billing_error" or "timeout_error" or "permission_error" or "not_found_error" or "authentication_error"
            when error.Status is >= 500 and not (503 or 504 or 529) => error.Type,
        _ => OfStatus(error.Status),
    };

    private static string OfStatus(int status) => status switch
    {
        401 => "authentication_error",
        402 => "billing_error",
        403 => "permission_error",
        404 => "not_found_error",
        413 => "request_too_large",
        429 => "rate_limit_error",
        504 => "timeout_error",
        503 or 529 => "overloaded_error",
        >= 400 and < 500 => "invalid_request_error",
        _ => "api_error",
    };
}
