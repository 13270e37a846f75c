using System.Buffers;
using System.Globalization;
using System.Text;

namespace LlmRouter.Http.Errors;

/// <summary>Recognises the empty refusal that Kestrel writes for bytes that are no HTTP request, and gives it the JSON body it lacks.</summary>
internal static class EarlyRefusal
{
    // "HTTP/1.1 400 "
    private const int StatusAt = 9;
    private const int StatusLength = 3;

    /// <summary>The refusal with a body, or null when these bytes are none.</summary>
    public static byte[]? WithBody(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("HTTP/1.1 "u8) || !head.EndsWith("\r\n\r\n"u8)) return null;
        var length = head.IndexOf("\r\nContent-Length: 0\r\n"u8);
        if (length < 0 || !int.TryParse(head.Slice(StatusAt, StatusLength), CultureInfo.InvariantCulture, out var status) || status < 400) return null;

        var body = ClientErrors.Encode(HttpErrors.Refused(status), Endpoints.Dialect.OpenAi);
        var output = new ArrayBufferWriter<byte>(head.Length + body.Length + 256);
        output.Write(head[..length]);
        output.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"\r\nContent-Type: application/json\r\nAccess-Control-Allow-Origin: *\r\nx-request-id: {Pipeline.RequestIdentity.NewId()}\r\nContent-Length: {body.Length}\r\n")));
        output.Write(head[(length + "\r\nContent-Length: 0\r\n"u8.Length)..]);
        output.Write(body.Span);
        return output.WrittenSpan.ToArray();
    }
}
