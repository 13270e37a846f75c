using System.Buffers;
using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Gemini;

/// <summary>Writes <c>systemInstruction</c> and <c>contents</c>: turns of <c>user</c> and <c>model</c> that alternate, whatever the client's did.</summary>
internal static class GeminiContentWriter
{
    /// <summary>
    /// Gemini 3 refuses a step whose first call has no signature. Google's documentation of thought signatures gives this word for
    /// calls that another model made, or whose signature is lost.
    /// </summary>
    private static ReadOnlySpan<byte> NoSignature => "skip_thought_signature_validator"u8;

    public static void Write(RawJsonWriter json, IReadOnlyList<ChatMessage> messages, GeminiModel model)
    {
        var turns = new ArrayBufferWriter<byte>();
        var parts = new ArrayBufferWriter<byte>();
        var contents = new RawJsonWriter(turns);
        for (var i = 0; i < messages.Count; i++)
        {
            if (messages[i].Role == ChatRole.System) continue;
            var part = new GeminiPartWriter(parts, isFirst: parts.WrittenCount == 0);
            Parts(part, messages, i, model);
            // Consecutive messages of one side are one turn: Gemini wants the sides to alternate, and all results of a step together.
            if (parts.WrittenCount == 0 || Continues(messages, i)) continue;
            Content(contents.BeginObject().Name("role"u8).Escaped(IsModel(messages[i]) ? "model"u8 : "user"u8), parts.WrittenSpan);
            parts.ResetWrittenCount();
        }

        System(parts, messages);
        if (parts.WrittenCount > 0 && turns.WrittenCount > 0) Content(json.Name("systemInstruction"u8).BeginObject(), parts.WrittenSpan);
        // An instruction alone is no conversation to Gemini: it becomes the question.
        else if (parts.WrittenCount > 0) Content(contents.BeginObject().Name("role"u8).Escaped("user"u8), parts.WrittenSpan);
        if (turns.WrittenCount == 0) throw InvalidRequest.At("messages", "'messages' hold nothing to answer: give at least one with text.");
        json.Name("contents"u8).BeginArray().Members(turns.WrittenSpan).EndArray();
    }

    private static void Content(RawJsonWriter json, ReadOnlySpan<byte> parts) =>
        json.Name("parts"u8).BeginArray().Members(parts).EndArray().EndObject();

    private static void System(ArrayBufferWriter<byte> output, IReadOnlyList<ChatMessage> messages)
    {
        var part = new GeminiPartWriter(output, isFirst: true);
        foreach (var message in messages)
        {
            if (message.Role != ChatRole.System) continue;
            foreach (var piece in message.Parts) part.Text(piece.Text);
        }
    }

    private static void Parts(GeminiPartWriter output, IReadOnlyList<ChatMessage> messages, int index, GeminiModel model)
    {
        var message = messages[index];
        if (message.Role == ChatRole.Tool)
        {
            Result(output, messages, index);
            return;
        }

        var signature = Signature(message.Signature);
        // Unsigned thoughts are of no use to the model: it would read them as somebody else's.
        if (!signature.IsEmpty) output.Thought(message.Reasoning);
        foreach (var part in message.Parts) output.Part(part, $"messages[{index}].content");
        if (!signature.IsEmpty) output.Signature(signature);
        for (var i = 0; i < message.Calls.Count; i++)
        {
            var call = message.Calls[i];
            var known = Signature(call.Signature);
            output.Call(call, known.IsEmpty && i == 0 && model.NeedsSignatures ? NoSignature : known.Span);
        }
    }

    private static void Result(GeminiPartWriter output, IReadOnlyList<ChatMessage> messages, int index)
    {
        var message = messages[index];
        var name = AnsweredCall.NameOf(messages, index);
        if (name.IsEmpty)
            throw InvalidRequest.At($"messages[{index}].tool_call_id", "No earlier message has a tool call of this id: Gemini must be told which function the result is of.");
        output.Result(message, name);
        foreach (var part in message.Parts)
        {
            if (!part.IsText) output.Part(part, $"messages[{index}].content");
        }
    }

    // Gemini's are base64. Anybody else's would be refused, and the whole request with it; OpenAI's are known by how they begin.
    private static ReadOnlyMemory<byte> Signature(ReadOnlyMemory<byte> given)
    {
        if (given.Span.StartsWith("gAAAA"u8)) return default;
        foreach (var value in EscapedText.Unescape(given.Span))
        {
            if (!char.IsAsciiLetterOrDigit((char)value) && !"+/=-_"u8.Contains(value)) return default;
        }

        return given;
    }

    private static bool Continues(IReadOnlyList<ChatMessage> messages, int index)
    {
        for (var i = index + 1; i < messages.Count; i++)
        {
            if (messages[i].Role != ChatRole.System) return IsModel(messages[i]) == IsModel(messages[index]);
        }

        return false;
    }

    private static bool IsModel(ChatMessage message) => message.Role == ChatRole.Assistant;
}
