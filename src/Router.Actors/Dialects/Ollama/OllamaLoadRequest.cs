using System.Buffers;
using System.Globalization;
using LlmRouter.Contracts;
using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Ollama;

/// <summary>
/// A request that asks for nothing but that the model be loaded, or with <c>"keep_alive": 0</c> unloaded. Ollama's documentation:
/// "If an empty prompt is provided, the model will be loaded into memory", and the same of an empty <c>messages</c>. Other providers
/// have nothing to load: they must not be asked, for they would answer to an empty conversation.
/// </summary>
internal static class OllamaLoadRequest
{
    /// <summary>True when this is one.</summary>
    /// <exception cref="RouterException">The body is no JSON object.</exception>
    public static bool IsLoadOnly(RouterRequest request)
    {
        if (request.ClientDialect != OllamaDialect.DialectName) return false;
        var fields = RequestFields.Read(request);
        return request.Operation switch
        {
            Operation.Chat => IsEmpty(fields["messages"u8]),
            Operation.Completion => IsEmpty(fields["prompt"u8]) && IsEmpty(fields["images"u8]) && IsEmpty(fields["suffix"u8]),
            _ => false,
        };
    }

    /// <summary>Writes the whole reply: one line of a stream, or one document.</summary>
    public static void WriteReply(RouterRequest request, ReplyShape shape, IBufferWriter<byte> output)
    {
        var reply = new OllamaReply(shape);
        var json = reply.Begin(output);
        reply.Said(json, default, default, withCalls: false);
        json.Name("done"u8).Boolean(true)
            .Name("done_reason"u8).Escaped(Unloads(RequestFields.Read(request)["keep_alive"u8]) ? "unload"u8 : "load"u8)
            .EndObject();
        if (shape.Stream) output.Write("\n"u8);
    }

    private static bool IsEmpty(ReadOnlyMemory<byte> value) =>
        value.IsEmpty || (JsonValue.IsString(value) && value.Length == 2) || (JsonValue.IsArray(value) && JsonValue.Elements(value).Count == 0);

    // Seconds as a number, or a duration: 0, "0", "0s", "0m".
    private static bool Unloads(ReadOnlyMemory<byte> keepAlive)
    {
        var text = EscapedText.ToText(keepAlive.Span).Trim('"').TrimEnd('m', 's', 'h');
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var time) && time == 0;
    }
}
