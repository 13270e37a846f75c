using LlmRouter.Contracts;
using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Responses;

/// <summary>Reads texts, images, sounds and files of a message or of a function's result.</summary>
internal static class ResponsesPartReader
{
    private static readonly ReadOnlyMemory<byte> Pdf = "application/pdf"u8.ToArray();

    /// <summary>A string or an array of parts.</summary>
    /// <exception cref="RouterException">Only the API itself can read it.</exception>
    public static List<ContentPart> Read(ReadOnlyMemory<byte> content, string path)
    {
        if (JsonValue.IsString(content)) return content.Length > 2 ? [new ContentPart(JsonValue.Text(content))] : [];
        var parts = new List<ContentPart>();
        foreach (var raw in JsonValue.Elements(content))
        {
            var at = $"{path}[{parts.Count}]";
            if (!JsonValue.IsObject(raw)) throw InvalidRequest.At(at, "Each part must be an object with a 'type'.");
            parts.Add(Part(JsonFields.Read(raw), at));
        }

        return parts;
    }

    private static ContentPart Part(JsonFields part, string path)
    {
        var type = EscapedText.ToText(part.Text("type"u8).Span);
        return type switch
        {
            "input_text" or "output_text" or "text" => new ContentPart(part.Text("text"u8)),
            "refusal" => new ContentPart(part.Text("refusal"u8)),
            "input_image" => Image(part, path),
            "input_audio" => Audio(part, path),
            "input_file" => File(part, path),
            _ => throw InvalidRequest.At($"{path}.type", $"The provider of this model takes texts, images, sounds and files; it cannot be sent content of type '{type}'."),
        };
    }

    private static ContentPart Image(JsonFields part, string path) => part.Text("image_url"u8) is { IsEmpty: false } url
        ? ContentPart.OfUrl(url)
        : throw InvalidRequest.At($"{path}.image_url", "Nothing is stored here: give the image as a 'data:' URL or an address in 'image_url'.");

    private static ContentPart Audio(JsonFields part, string path)
    {
        var audio = JsonFields.Of(part["input_audio"u8]);
        var (data, format) = (audio.Text("data"u8), audio.Text("format"u8));
        if (data.IsEmpty || format.IsEmpty) throw InvalidRequest.At($"{path}.input_audio", "A sound needs 'input_audio.data' and 'input_audio.format'.");
        return new ContentPart(data, (byte[])[.. "audio/"u8, .. format.Span]);
    }

    private static ContentPart File(JsonFields part, string path)
    {
        var name = part.Text("filename"u8);
        if (part.Text("file_url"u8) is { IsEmpty: false } url) return new ContentPart(url, Pdf, IsRemote: true) { FileName = name };
        var data = part.Text("file_data"u8);
        if (data.IsEmpty) throw InvalidRequest.At($"{path}.file_data", "Nothing is stored here: give the file as 'file_data' or 'file_url', not as an uploaded file.");
        var medium = ContentPart.OfUrl(data);
        return (medium.IsRemote ? new ContentPart(data, Pdf) : medium) with { FileName = name };
    }
}
