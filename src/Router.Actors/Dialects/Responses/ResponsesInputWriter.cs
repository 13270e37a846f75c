using System.Buffers;
using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Responses;

/// <summary>Writes a conversation as <c>instructions</c> and the items of <c>input</c>.</summary>
internal static class ResponsesInputWriter
{
    private static readonly ReadOnlyMemory<byte> Pdf = "document.pdf"u8.ToArray();

    public static void Write(RawJsonWriter json, IReadOnlyList<ChatMessage> messages)
    {
        var leading = messages.TakeWhile(message => message.Role == ChatRole.System).Count();
        // A request needs an input: of instructions alone there is none.
        if (leading == messages.Count) leading = 0;
        if (leading > 0) Instructions(json, messages.Take(leading));
        json.Name("input"u8).BeginArray();
        for (var i = leading; i < messages.Count; i++) Message(json, messages[i], $"messages[{i}]");
        json.EndArray();
    }

    private static void Instructions(RawJsonWriter json, IEnumerable<ChatMessage> messages)
    {
        var text = new ByteBuffer();
        foreach (var message in messages)
        {
            if (text.Length > 0) text.Write("\\n\\n"u8);
            text.Write(MessageText.Of(message.Parts).Span);
        }

        json.Name("instructions"u8).Escaped(text.Span);
    }

    private static void Message(RawJsonWriter json, ChatMessage message, string path)
    {
        switch (message.Role)
        {
            case ChatRole.Tool: Result(json, message, path); break;
            case ChatRole.Assistant: Turn(json, message); break;
            default:
                json.BeginObject().Name("type"u8).Escaped("message"u8)
                    .Name("role"u8).Escaped(message.Role == ChatRole.System ? "system"u8 : "user"u8)
                    .Name("content"u8);
                Parts(json, message.Parts, path);
                json.EndObject();
                break;
        }
    }

    // What the assistant said before, in the order in which it comes: reasoning, text, calls.
    private static void Turn(RawJsonWriter json, ChatMessage message)
    {
        // Reasoning without its signature is another model's, and the API refuses it. Without an id it need not be stored there.
        if (!message.Signature.IsEmpty) Reasoning(json, message);
        var texts = message.Parts.Where(part => part.IsText && !part.Text.IsEmpty).ToList();
        if (texts.Count > 0)
        {
            json.BeginObject().Name("type"u8).Escaped("message"u8).Name("role"u8).Escaped("assistant"u8).Name("content"u8).BeginArray();
            foreach (var part in texts) Text(json, "output_text"u8, part.Text);
            json.EndArray().EndObject();
        }

        foreach (var call in message.Calls)
        {
            json.BeginObject().Name("type"u8).Escaped("function_call"u8).Name("call_id"u8).Escaped(call.Id.Span)
                .Name("name"u8).Escaped(call.Name.Span).Name("arguments"u8).Escaped(call.Arguments.IsEmpty ? "{}"u8 : call.Arguments.Span).EndObject();
        }
    }

    private static void Reasoning(RawJsonWriter json, ChatMessage message)
    {
        json.BeginObject().Name("type"u8).Escaped("reasoning"u8).Name("summary"u8).BeginArray();
        if (!message.Reasoning.IsEmpty) Text(json, "summary_text"u8, message.Reasoning);
        json.EndArray().Name("encrypted_content"u8).Escaped(message.Signature.Span).EndObject();
    }

    private static void Result(RawJsonWriter json, ChatMessage message, string path)
    {
        json.BeginObject().Name("type"u8).Escaped("function_call_output"u8).Name("call_id"u8).Escaped(message.CallId.Span).Name("output"u8);
        if (message.Parts.All(part => part.IsText)) json.Escaped(MessageText.Of(message.Parts).Span);
        else Parts(json, message.Parts, path);
        json.EndObject();
    }

    private static void Parts(RawJsonWriter json, IReadOnlyList<ContentPart> parts, string path)
    {
        json.BeginArray();
        if (parts.Count == 0) Text(json, "input_text"u8, default);
        foreach (var part in parts) Part(json, part, path);
        json.EndArray();
    }

    private static void Part(RawJsonWriter json, ContentPart part, string path)
    {
        if (part.IsText) Text(json, "input_text"u8, part.Text);
        else if (part.IsImage) json.BeginObject().Name("type"u8).Escaped("input_image"u8).Name("image_url"u8).Escaped(part.ToUrl().Span).EndObject();
        else if (part.IsAudio) throw InvalidRequest.At($"{path}.content", "The provider of this model takes texts, images and files; it cannot be sent sound.");
        else File(json, part);
    }

    private static void File(RawJsonWriter json, ContentPart part)
    {
        json.BeginObject().Name("type"u8).Escaped("input_file"u8);
        if (part.IsRemote) json.Name("file_url"u8).Escaped(part.Text.Span);
        // Data needs a name: its ending says what it is.
        else json.Name("filename"u8).Escaped((part.FileName.IsEmpty ? Pdf : part.FileName).Span).Name("file_data"u8).Escaped(part.ToUrl().Span);
        json.EndObject();
    }

    private static void Text(RawJsonWriter json, ReadOnlySpan<byte> type, ReadOnlyMemory<byte> text) =>
        json.BeginObject().Name("type"u8).Escaped(type).Name("text"u8).Escaped(text.Span).EndObject();
}
