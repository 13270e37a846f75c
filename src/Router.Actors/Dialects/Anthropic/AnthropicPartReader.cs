using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Anthropic;

/// <summary>Reads texts, images and documents of a message or of a tool's result.</summary>
internal static class AnthropicPartReader
{
    private static readonly byte[] Pdf = "application/pdf"u8.ToArray();

    /// <summary>A string, or the texts of an array of blocks; empty ones say nothing.</summary>
    public static List<ContentPart> Texts(ReadOnlyMemory<byte> content)
    {
        if (JsonValue.IsString(content)) return content.Length > 2 ? [new ContentPart(JsonValue.Text(content))] : [];
        return [.. JsonValue.Elements(content).Where(JsonValue.IsObject).Select(block => JsonFields.Read(block).Text("text"u8))
            .Where(text => !text.IsEmpty).Select(text => new ContentPart(text))];
    }

    /// <summary>A string or an array of blocks.</summary>
    public static List<ContentPart> Read(ReadOnlyMemory<byte> content, string path)
    {
        if (!JsonValue.IsArray(content)) return Texts(content);
        var parts = new List<ContentPart>();
        var index = 0;
        foreach (var block in JsonValue.Elements(content))
        {
            var at = $"{path}[{index++}]";
            if (!JsonValue.IsObject(block)) throw InvalidRequest.At(at, "Each content block must be an object with a 'type'.");
            Read(JsonFields.Read(block), at, parts);
        }

        return parts;
    }

    /// <summary>Adds what one block holds.</summary>
    /// <exception cref="Contracts.RouterException">Only Anthropic can read it.</exception>
    public static void Read(JsonFields block, string path, List<ContentPart> parts)
    {
        var type = EscapedText.ToText(block.Text("type"u8).Span);
        switch (type)
        {
            case "text":
                if (block.Text("text"u8) is { IsEmpty: false } text) parts.Add(new ContentPart(text));
                break;
            case "image": parts.Add(Medium(Source(block, path), default, path)); break;
            case "document": Document(block, path, parts); break;
            case "search_result": parts.AddRange(Texts(block["content"u8])); break;
            default:
                throw InvalidRequest.At($"{path}.type", $"The provider of this model takes texts, images and documents; it cannot be sent content of type '{type}'.");
        }
    }

    private static void Document(JsonFields block, string path, List<ContentPart> parts)
    {
        var source = Source(block, path);
        var type = source.Text("type"u8).Span;
        if (type.SequenceEqual("text"u8)) parts.Add(new ContentPart(source.Text("data"u8)));
        else if (type.SequenceEqual("content"u8)) parts.AddRange(Read(source["content"u8], $"{path}.source.content"));
        else parts.Add(Medium(source, Pdf, path) with { FileName = block.Text("title"u8) });
    }

    private static ContentPart Medium(JsonFields source, ReadOnlyMemory<byte> mediaType, string path)
    {
        var given = source.Text("media_type"u8) is { IsEmpty: false } said ? said : mediaType;
        return EscapedText.ToText(source.Text("type"u8).Span) switch
        {
            "base64" when !source.Text("data"u8).IsEmpty => given.IsEmpty ? ContentPart.OfBase64(source.Text("data"u8)) : new ContentPart(source.Text("data"u8), given),
            "url" when !source.Text("url"u8).IsEmpty => new ContentPart(source.Text("url"u8), given, IsRemote: true),
            _ => throw InvalidRequest.At($"{path}.source", "The provider of this model is not Anthropic: give the medium as 'base64' data or as a 'url', not as an uploaded file."),
        };
    }

    private static JsonFields Source(JsonFields block, string path) => JsonValue.IsObject(block["source"u8])
        ? JsonFields.Read(block["source"u8])
        : throw InvalidRequest.At($"{path}.source", "An image or a document needs a 'source' object.");
}
