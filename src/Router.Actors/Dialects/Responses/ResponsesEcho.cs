using System.Buffers;
using System.Text;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Responses;

/// <summary>What every response repeats of its request. Typed clients require most of it, so what was not given has the API's default.</summary>
internal static class ResponsesEcho
{
    private static readonly (string Name, string Default)[] Repeated =
    [
        ("background", "false"), ("instructions", "null"), ("max_output_tokens", "null"), ("max_tool_calls", "null"), ("parallel_tool_calls", "true"),
        ("previous_response_id", "null"), ("prompt_cache_key", ""), ("reasoning", """{"effort":null,"summary":null}"""), ("safety_identifier", ""),
        ("service_tier", ""), ("temperature", "1.0"), ("text", """{"format":{"type":"text"}}"""), ("tool_choice", "\"auto\""), ("tools", "[]"),
        ("top_logprobs", "0"), ("top_p", "1.0"), ("truncation", "\"disabled\""), ("user", "null"), ("metadata", "{}"),
    ];

    /// <summary>Raw members for a request that gave none of them.</summary>
    public static readonly ReadOnlyMemory<byte> Defaults = Of(new JsonFields());

    /// <summary>Raw members of the response.</summary>
    /// <param name="request">The request's members.</param>
    public static ReadOnlyMemory<byte> Of(JsonFields request)
    {
        var output = new ArrayBufferWriter<byte>();
        var json = new RawJsonWriter(output);
        // Nothing is stored here, whatever was asked for; a provider that does says so itself.
        json.Name("store"u8).Boolean(false);
        foreach (var (name, missing) in Repeated)
        {
            var (key, given) = (EscapedText.Escape(name), request[EscapedText.Escape(name)]);
            if (given.IsEmpty && missing.Length == 0) continue;
            json.Name(key).Raw(given.IsEmpty ? Encoding.UTF8.GetBytes(missing) : JsonCompact.OneLine(given).Span);
        }

        return output.WrittenMemory;
    }
}
