using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LlmRouter.Http.Endpoints;

/// <summary>Writes a small JSON document of the router's own.</summary>
internal static class JsonReply
{
    // Never seen by an HTML parser: the content type is JSON.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync<T>(HttpContext context, T value, Action<Utf8JsonWriter, T> write)
    {
        var body = Encode(value, write);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>The document alone.</summary>
    public static ReadOnlyMemory<byte> Encode<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body, Options)) write(json, value);
        return body.WrittenMemory;
    }
}
