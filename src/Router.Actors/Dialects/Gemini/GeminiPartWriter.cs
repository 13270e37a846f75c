using System.Buffers;
using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Gemini;

/// <summary>Writes the parts of one turn, with commas between them. What is empty is left out: Gemini refuses a part without data.</summary>
/// <param name="output">Where they go.</param>
/// <param name="isFirst">Nothing of the turn has been written yet.</param>
internal sealed class GeminiPartWriter(ArrayBufferWriter<byte> output, bool isFirst)
{
    private bool _isFirst = isFirst;

    public void Text(ReadOnlyMemory<byte> text)
    {
        if (!text.IsEmpty) Begin().Name("text"u8).Escaped(text.Span).EndObject();
    }

    public void Thought(ReadOnlyMemory<byte> text)
    {
        if (!text.IsEmpty) Begin().Name("text"u8).Escaped(text.Span).Name("thought"u8).Boolean(true).EndObject();
    }

    /// <summary>A signature of a turn's thoughts, as streams bring it: behind an empty text.</summary>
    public void Signature(ReadOnlyMemory<byte> signature) =>
        Begin().Name("text"u8).Escaped(default).Name("thoughtSignature"u8).Escaped(signature.Span).EndObject();

    /// <summary>Text, or a medium: as base64, or at a public address, which Gemini fetches itself (models before 2.5 refuse that, and say so).</summary>
    /// <param name="part">What to write.</param>
    /// <param name="path">Where it stood, for errors.</param>
    public void Part(ContentPart part, string path)
    {
        if (part.IsText)
        {
            Text(part.Text);
            return;
        }

        if (part.IsRemote && part.Text.Span.StartsWith("data:"u8))
            throw InvalidRequest.At(path, "A data: URL must hold base64: data:<media type>;base64,<data>.");
        var json = Begin().Name(part.IsRemote ? "fileData"u8 : "inlineData"u8).BeginObject();
        if (!part.MediaType.IsEmpty) json.Name("mimeType"u8).Escaped(part.MediaType.Span);
        json.Name(part.IsRemote ? "fileUri"u8 : "data"u8).Escaped(part.Text.Span).EndObject().EndObject();
    }

    public void Call(ToolCall call, ReadOnlySpan<byte> signature)
    {
        var json = Begin().Name("functionCall"u8).BeginObject();
        if (!call.Id.IsEmpty) json.Name("id"u8).Escaped(call.Id.Span);
        json.Name("name"u8).Escaped(call.Name.Span).Name("args"u8).Raw(ToolArguments.ToObject(call.Arguments.Span)).EndObject();
        if (!signature.IsEmpty) json.Name("thoughtSignature"u8).Escaped(signature);
        json.EndObject();
    }

    /// <summary>A tool's result. Gemini takes an object: a text that is one goes as it is, any other as <c>result</c> or <c>error</c>.</summary>
    public void Result(ChatMessage message, ReadOnlyMemory<byte> name)
    {
        var json = Begin().Name("functionResponse"u8).BeginObject();
        if (!message.CallId.IsEmpty) json.Name("id"u8).Escaped(message.CallId.Span);
        json.Name("name"u8).Escaped(name.Span).Name("response"u8);
        var text = MessageText.Of(message.Parts);
        if (!message.IsError && JsonStrings.TryToObject(text.Span, out var given)) json.Raw(EscapedText.Repair(given).Span);
        else json.BeginObject().Name(message.IsError ? "error"u8 : "result"u8).Escaped(text.Span).EndObject();
        json.EndObject().EndObject();
    }

    private RawJsonWriter Begin()
    {
        if (!_isFirst) output.Write(","u8);
        _isFirst = false;
        return new RawJsonWriter(output).BeginObject();
    }
}
