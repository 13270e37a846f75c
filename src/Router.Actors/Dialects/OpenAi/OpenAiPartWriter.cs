using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.OpenAi;

/// <summary>Writes one part of a message's content.</summary>
internal static class OpenAiPartWriter
{
    /// <param name="json">Stands in the array of parts.</param>
    /// <param name="part">The part.</param>
    /// <param name="path">Its place, for errors.</param>
    public static void Write(RawJsonWriter json, ContentPart part, string path)
    {
        json.BeginObject().Name("type"u8);
        if (part.IsText) json.Escaped("text"u8).Name("text"u8).Escaped(part.Text.Span);
        else if (part.IsImage)
            json.Escaped("image_url"u8).Name("image_url"u8).BeginObject().Name("url"u8).Escaped(part.ToUrl().Span).EndObject();
        else if (part.IsRemote)
            throw InvalidRequest.At(path, "The provider of this model takes sounds and files as base64 only: send the contents instead of an address.");
        else if (part.IsAudio)
            json.Escaped("input_audio"u8).Name("input_audio"u8).BeginObject().Name("data"u8).Escaped(part.Text.Span).Name("format"u8).Escaped(Format(part)).EndObject();
        else
            json.Escaped("file"u8).Name("file"u8).BeginObject().Name("filename"u8).Escaped(FileName(part)).Name("file_data"u8).Escaped(part.ToUrl().Span).EndObject();
        json.EndObject();
    }

    // OpenAI knows wav and mp3; servers that know more call them by their subtype.
    private static byte[] Format(ContentPart part) => EscapedText.ToText(part.MediaType.Span) switch
    {
        "audio/mpeg" or "audio/mp3" => "mp3"u8.ToArray(),
        "audio/wav" or "audio/x-wav" or "audio/wave" or "audio/vnd.wave" => "wav"u8.ToArray(),
        var other => EscapedText.Escape(other["audio/".Length..]),
    };

    // OpenAI refuses a file without a name, and tells its kind by it.
    private static ReadOnlySpan<byte> FileName(ContentPart part)
    {
        if (!part.FileName.IsEmpty) return part.FileName.Span;
        return part.MediaType.Span.SequenceEqual("application/pdf"u8) ? "document.pdf"u8 : "document.txt"u8;
    }
}
