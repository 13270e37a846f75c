using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Anthropic;

/// <summary>Writes content blocks of a request.</summary>
internal static class AnthropicContent
{
    private static readonly SearchValues<byte> IdLetters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"u8);

    /// <summary>A text, unless it is blank. Spec: "text content blocks must contain non-whitespace text".</summary>
    public static void Text(RawJsonWriter json, ReadOnlyMemory<byte> text)
    {
        if (!IsBlank(text.Span)) json.BeginObject().Name("type"u8).Escaped("text"u8).Name("text"u8).Escaped(text.Span).EndObject();
    }

    /// <summary>A message as the last of a request: an assistant's is a beginning to be continued. Anthropic's error: "final assistant content cannot end with trailing whitespace".</summary>
    public static ChatMessage Beginning(ChatMessage message)
    {
        if (message is not { Role: ChatRole.Assistant, Calls.Count: 0, Parts: [.., { IsText: true } last] }) return message;
        return message with { Parts = [.. message.Parts.SkipLast(1), last with { Text = last.Text[..TrimmedLength(last.Text.Span)] }] };
    }

    /// <summary>The thinking of an earlier turn. Unsigned thinking is another model's, and Anthropic refuses it.</summary>
    public static void Thinking(RawJsonWriter json, ChatMessage message)
    {
        if (message.Signature.IsEmpty) return;
        json.BeginObject().Name("type"u8).Escaped("thinking"u8)
            .Name("thinking"u8).Escaped(message.Reasoning.Span)
            .Name("signature"u8).Escaped(message.Signature.Span).EndObject();
    }

    public static void Call(RawJsonWriter json, ToolCall call) => json.BeginObject().Name("type"u8).Escaped("tool_use"u8)
        .Name("id"u8).Escaped(Id(call.Id.Span))
        .Name("name"u8).Escaped(call.Name.Span)
        .Name("input"u8).Raw(ToolArguments.ToObject(call.Arguments.Span)).EndObject();

    public static void Result(RawJsonWriter json, ChatMessage message, string path)
    {
        json.BeginObject().Name("type"u8).Escaped("tool_result"u8).Name("tool_use_id"u8).Escaped(Id(message.CallId.Span));
        if (message.IsError) json.Name("is_error"u8).Boolean(true);
        if (message.Parts.Any(part => !part.IsText || !IsBlank(part.Text.Span)))
        {
            json.Name("content"u8).BeginArray();
            foreach (var part in message.Parts) Part(json, part, path);
            json.EndArray();
        }

        json.EndObject();
    }

    /// <summary>A text, an image, or a document.</summary>
    /// <exception cref="Contracts.RouterException">Anthropic takes no such medium.</exception>
    public static void Part(RawJsonWriter json, ContentPart part, string path)
    {
        if (part.IsText) Text(json, part.Text);
        else if (part.IsImage) Source(json.BeginObject().Name("type"u8).Escaped("image"u8), part).EndObject();
        else if (part.MediaType.Span.SequenceEqual("application/pdf"u8)) Title(Source(json.BeginObject().Name("type"u8).Escaped("document"u8), part), part).EndObject();
        else if (part.MediaType.Span.StartsWith("text/"u8) && !part.IsRemote) PlainText(json, part, path);
        else throw InvalidRequest.At(path, $"The provider of this model takes texts, images and PDF documents; it cannot be sent '{EscapedText.ToText(part.MediaType.Span)}'.");
    }

    private static RawJsonWriter Source(RawJsonWriter json, ContentPart part)
    {
        json.Name("source"u8).BeginObject();
        if (part.IsRemote) json.Name("type"u8).Escaped("url"u8).Name("url"u8).Escaped(part.Text.Span);
        else json.Name("type"u8).Escaped("base64"u8).Name("media_type"u8).Escaped(part.MediaType.Span).Name("data"u8).Escaped(part.Text.Span);
        return json.EndObject();
    }

    // Anthropic takes plain text as it is, not as base64.
    private static void PlainText(RawJsonWriter json, ContentPart part, string path)
    {
        var text = new byte[part.Text.Length];
        if (!Convert.TryFromBase64String(EscapedText.ToText(part.Text.Span), text, out var length) || !Utf8.IsValid(text.AsSpan(0, length)))
            throw InvalidRequest.At(path, "The file is not base64 of a UTF-8 text.");
        json.BeginObject().Name("type"u8).Escaped("document"u8).Name("source"u8).BeginObject()
            .Name("type"u8).Escaped("text"u8).Name("media_type"u8).Escaped("text/plain"u8).Name("data"u8).Escaped(EscapedText.Escape(text.AsSpan(0, length)))
            .EndObject();
        Title(json, part).EndObject();
    }

    private static RawJsonWriter Title(RawJsonWriter json, ContentPart part) =>
        part.FileName.IsEmpty ? json : json.Name("title"u8).Escaped(part.FileName.Span);

    // Anthropic takes ids of ^[a-zA-Z0-9_-]+$ only. Others get one of their own, the same in the call and its result.
    private static ReadOnlySpan<byte> Id(ReadOnlySpan<byte> id)
    {
        if (!id.IsEmpty && id.IndexOfAnyExcept(IdLetters) < 0) return id;
        return Encoding.ASCII.GetBytes($"call_{Convert.ToHexStringLower(SHA256.HashData(id).AsSpan(0, 12))}");
    }

    private static bool IsBlank(ReadOnlySpan<byte> escaped) => TrimmedLength(escaped) == 0;

    private static int TrimmedLength(ReadOnlySpan<byte> escaped)
    {
        var length = 0;
        for (var at = 0; at < escaped.Length;)
        {
            var unit = escaped.Slice(at, EscapedText.UnitAt(escaped[at..]));
            at += unit.Length;
            if (unit is not ([(byte)' '] or [(byte)'\\', (byte)'n' or (byte)'r' or (byte)'t'])) length = at;
        }

        return length;
    }
}
