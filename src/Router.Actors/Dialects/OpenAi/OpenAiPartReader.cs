using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.OpenAi;

/// <summary>Reads the <c>content</c> of one message: a text, or parts of text, image, sound and file.</summary>
internal static class OpenAiPartReader
{
    /// <param name="content">The raw value.</param>
    /// <param name="index">The message's place, for errors.</param>
    public static List<ContentPart> Read(ReadOnlyMemory<byte> content, int index)
    {
        if (JsonValue.IsString(content)) return content.Length > 2 ? [new ContentPart(JsonValue.Text(content))] : [];
        var parts = new List<ContentPart>();
        foreach (var part in JsonValue.Elements(content))
        {
            if (JsonValue.IsString(part)) parts.Add(new ContentPart(JsonValue.Text(part)));
            else if (JsonValue.IsObject(part)) parts.Add(Part(JsonFields.Read(part), $"messages[{index}].content[{parts.Count}]"));
        }

        return parts;
    }

    private static ContentPart Part(JsonFields part, string path)
    {
        var type = EscapedText.ToText(part.Text("type"u8).Span);
        return type switch
        {
            "text" or "input_text" or "output_text" => new ContentPart(part.Text("text"u8)),
            "refusal" => new ContentPart(part.Text("refusal"u8)),
            "image_url" => Image(part["image_url"u8], $"{path}.image_url"),
            "input_audio" => Audio(JsonFields.Of(part["input_audio"u8]), $"{path}.input_audio"),
            "file" => File(JsonFields.Of(part["file"u8]), $"{path}.file"),
            _ => throw InvalidRequest.At($"{path}.type", $"The provider of this model takes text, images, audio and files; it cannot be sent content of type '{type}'."),
        };
    }

    private static ContentPart Image(ReadOnlyMemory<byte> image, string path)
    {
        var url = JsonValue.IsObject(image) ? JsonFields.Read(image).Text("url"u8) : JsonValue.Text(image);
        if (url.IsEmpty) throw InvalidRequest.At(path, "An image needs 'image_url.url'.");
        return OfUrl(url, path);
    }

    private static ContentPart Audio(JsonFields audio, string path)
    {
        var data = audio.Text("data"u8);
        var format = EscapedText.ToText(audio.Text("format"u8).Span);
        if (data.IsEmpty || format.Length == 0) throw InvalidRequest.At(path, "A sound needs 'input_audio.data' (base64) and 'input_audio.format' (wav or mp3).");
        return new ContentPart(data, EscapedText.Escape(format is "mp3" ? "audio/mpeg" : $"audio/{format}"));
    }

    private static ContentPart File(JsonFields file, string path)
    {
        if (!file.Text("file_id"u8).IsEmpty)
            throw InvalidRequest.At($"{path}.file_id", "An uploaded file is known only to the provider that stores it: send its contents as 'file.file_data', a data: URL.");
        var data = file.Text("file_data"u8);
        if (!data.Span.StartsWith("data:"u8)) throw InvalidRequest.At($"{path}.file_data", "A file needs 'file.file_data' as a data: URL with base64: data:application/pdf;base64,….");
        return OfUrl(data, $"{path}.file_data") with { FileName = file.Text("filename"u8) };
    }

    private static ContentPart OfUrl(ReadOnlyMemory<byte> url, string path)
    {
        var part = ContentPart.OfUrl(url);
        if (part.IsRemote && url.Span.StartsWith("data:"u8)) throw InvalidRequest.At(path, "A data: URL needs a media type and base64: data:image/png;base64,….");
        // "image\/png" is how some encoders write it; a media type is compared, so it is plain.
        return part.MediaType.Span.Contains((byte)'\\') ? part with { MediaType = EscapedText.Escape(EscapedText.Unescape(part.MediaType.Span)) } : part;
    }
}
