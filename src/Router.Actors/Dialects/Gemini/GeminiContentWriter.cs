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
        var isModel = false;
        messages = ReasoningSignature.Keep(messages, SignatureMaker.Google);
        for (var i = 0; i < messages.Count; i++)
        {
            if (messages[i].Role == ChatRole.System) continue;
            // Consecutive messages of one side are one turn, empty ones between them apart: Gemini wants the sides to alternate, and all
            // results of a step together.
            var side = messages[i].Role == ChatRole.Assistant;
            var rest = new ArrayBufferWriter<byte>();
            Parts(new GeminiPartWriter(rest, isFirst: true), messages, i, model);
            if (rest.WrittenCount == 0) continue;
            if (side != isModel) Turn(contents, parts, isModel);
            if (side && turns.WrittenCount == 0) Opening(contents);
            if (parts.WrittenCount > 0) parts.Write(","u8);
            parts.Write(rest.WrittenSpan);
            isModel = side;
        }

        Turn(contents, parts, isModel);
        System(parts, messages);
        if (parts.WrittenCount > 0 && turns.WrittenCount > 0) Content(json.Name("systemInstruction"u8).BeginObject(), parts.WrittenSpan);
        // An instruction alone is no conversation to Gemini: it becomes the question.
        else if (parts.WrittenCount > 0) Content(contents.BeginObject().Name("role"u8).Escaped("user"u8), parts.WrittenSpan);
        if (turns.WrittenCount == 0) throw InvalidRequest.At("messages", "'messages' hold nothing to answer: give at least one with text.");
        json.Name("contents"u8).BeginArray().Members(turns.WrittenSpan).EndArray();
    }

    private static void Turn(RawJsonWriter contents, ArrayBufferWriter<byte> parts, bool isModel)
    {
        if (parts.WrittenCount == 0) return;
        Content(contents.BeginObject().Name("role"u8).Escaped(isModel ? "model"u8 : "user"u8), parts.WrittenSpan);
        parts.ResetWrittenCount();
    }

    // A conversation begins with the user's turn; a greeting of the assistant's that nobody asked for needs one that says something.
    private static void Opening(RawJsonWriter contents) =>
        Content(contents.BeginObject().Name("role"u8).Escaped("user"u8), "{\"text\":\".\"}"u8);

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

    // Gemini's are base64. Anything else would be refused, and the whole request with it.
    private static ReadOnlyMemory<byte> Signature(ReadOnlyMemory<byte> given)
    {
        foreach (var value in EscapedText.Unescape(given.Span))
        {
            if (!char.IsAsciiLetterOrDigit((char)value) && !"+/=-_"u8.Contains(value)) return default;
        }

        return given;
    }
}
