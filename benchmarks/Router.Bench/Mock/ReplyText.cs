using System.Collections.Concurrent;
using System.Text;

namespace LlmRouter.Bench.Mock;

/// <summary>The bytes of the mock provider's answers, made once: as OpenAI's servers write them, each event in a chunk of its own.</summary>
internal static class ReplyText
{
    /// <summary>What every token's event holds and no other event does.</summary>
    public const string TokenMark = "\"content\":\" token";

    private const string Start = "data: {\"id\":\"chatcmpl-bench\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,\"model\":\"bench\",\"system_fingerprint\":\"fp_bench\",\"choices\":[{\"index\":0,\"delta\":";

    /// <summary>The head of a stream and its first event, which names the role and is no token.</summary>
    public static readonly byte[] StreamHead = Encoding.UTF8.GetBytes(
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nCache-Control: no-cache\r\nTransfer-Encoding: chunked\r\n\r\n"
        + Chunk(Start + "{\"role\":\"assistant\",\"content\":\"\"},\"logprobs\":null,\"finish_reason\":null}]}\n\n"));

    /// <summary>One token.</summary>
    public static readonly byte[] Token = Encoding.UTF8.GetBytes(Chunk(Start + "{" + TokenMark + "\"},\"logprobs\":null,\"finish_reason\":null}]}\n\n"));

    private static readonly ConcurrentDictionary<int, byte[]> LongTokens = new();

    /// <summary>One token whose text has so many bytes, made when it is first asked for.</summary>
    public static byte[] LongToken(int bytes) => LongTokens.GetOrAdd(bytes, static length =>
        Encoding.UTF8.GetBytes(Chunk(Start + "{\"content\":\"" + " token".PadRight(length, '.') + "\"},\"logprobs\":null,\"finish_reason\":null}]}\n\n")));

    /// <summary>Finish reason, terminator and the end of the HTTP body.</summary>
    public static readonly byte[] StreamEnd = Encoding.UTF8.GetBytes(
        Chunk(Start + "{},\"logprobs\":null,\"finish_reason\":\"stop\"}]}\n\n") + Chunk("data: [DONE]\n\n") + "0\r\n\r\n");

    /// <summary>An answer in one piece.</summary>
    public static readonly byte[] Document = Json(
        "{\"id\":\"chatcmpl-bench\",\"object\":\"chat.completion\",\"created\":1700000000,\"model\":\"bench\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
        + TokenMark + " after token, until the answer is as long as people's answers are: a paragraph of a few lines, no more and no less than that.\"},"
        + "\"logprobs\":null,\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":42,\"completion_tokens\":24,\"total_tokens\":66},\"system_fingerprint\":\"fp_bench\"}");

    /// <summary>The list of models.</summary>
    public static readonly byte[] Models = Json("{\"object\":\"list\",\"data\":[{\"id\":\"bench\",\"object\":\"model\",\"created\":1700000000,\"owned_by\":\"bench\"}]}");

    private static byte[] Json(string body) =>
        Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    private static string Chunk(string text) => $"{Encoding.UTF8.GetByteCount(text):X}\r\n{text}\r\n";
}
