using System.Text;
using System.Text.Json;
using LlmRouter.Testing.Bodies;

namespace LlmRouter.Testing.Replies;

/// <summary>
/// Reads what the router wrote. Strict on purpose, unlike every client: the router may write <c>data: JSON\n\n</c> and
/// <c>: comment\n\n</c>, and a single byte beyond these is a failure. Wire contract §1.2.
/// </summary>
internal static class SseText
{
    private const string Event = "data: ";
    private const string Comment = ": ";

    /// <exception cref="FormatException">The bytes are not what the router may write; the message quotes the place.</exception>
    public static StreamedReply Parse(ReadOnlySpan<byte> body)
    {
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body);
        var reply = new StreamedReply();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf("\n\n", at, StringComparison.Ordinal);
            if (end < 0) throw new FormatException($"The last event has no blank line: '{text[at..]}'");
            Read(text[at..end], reply);
            at = end + 2;
        }

        return reply;
    }

    /// <summary>The payloads that are JSON, for a look at single chunks.</summary>
    public static List<JsonElement> Chunks(ReadOnlySpan<byte> body) => Parse(body).Chunks;

    private static void Read(string block, StreamedReply reply)
    {
        if (block.Contains('\n', StringComparison.Ordinal) || block.Contains('\r', StringComparison.Ordinal))
            throw new FormatException($"An event is more than one line: '{block}'");
        if (reply.DoneCount > 0) reply.NothingAfterDone = false;
        if (block.StartsWith(Comment, StringComparison.Ordinal)) reply.Comments.Add(block[Comment.Length..]);
        else if (!block.StartsWith(Event, StringComparison.Ordinal)) throw new FormatException($"Neither 'data: ' nor a comment: '{block}'");
        else if (block == "data: [DONE]") reply.DoneCount++;
        else ReadChunk(ParseJson(block[Event.Length..]), reply);
    }

    private static JsonElement ParseJson(string payload)
    {
        try
        {
            return JsonText.Parse(payload);
        }
        catch (JsonException failure)
        {
            throw new FormatException($"An event is not JSON: '{payload}'", failure);
        }
    }

    private static void ReadChunk(JsonElement chunk, StreamedReply reply)
    {
        reply.Chunks.Add(chunk);
        if (chunk.TryGetProperty("error", out var error)) reply.Errors.Add(error);
        if (chunk.TryGetProperty("usage", out var usage)) reply.Usages.Add(usage);
        if (!chunk.TryGetProperty("choices", out var choices)) return;
        foreach (var choice in choices.EnumerateArray().Where(choice => IndexOf(choice) is 0)) ReadChoice(choice, reply);
    }

    private static void ReadChoice(JsonElement choice, StreamedReply reply)
    {
        if (choice.TryGetProperty("finish_reason", out var finish) && finish.ValueKind == JsonValueKind.String) reply.FinishReasons.Add(finish.GetString()!);
        if (!choice.TryGetProperty("delta", out var delta) || delta.ValueKind != JsonValueKind.Object) return;
        reply.Append(StringOf(delta, "content"), StringOf(delta, "reasoning_content"));
        if (!delta.TryGetProperty("tool_calls", out var calls)) return;
        foreach (var call in calls.EnumerateArray()) ReadToolCall(call, reply.ToolCalls);
    }

    private static void ReadToolCall(JsonElement call, List<ReplyToolCall> calls)
    {
        // What lacks these is no call to any client; that it does is a breach, and StreamAssert's to name.
        if (IndexOf(call) is not { } index || !call.TryGetProperty("function", out var function)) return;
        var arguments = StringOf(function, "arguments");
        var known = calls.FindIndex(other => other.Index == index);
        if (known >= 0) calls[known] = calls[known] with { Arguments = calls[known].Arguments + arguments };
        else calls.Add(new ReplyToolCall(index, StringOf(call, "id"), StringOf(function, "name")) { Arguments = arguments });
    }

    private static int? IndexOf(JsonElement item) =>
        item.TryGetProperty("index", out var index) && index.TryGetInt32(out var value) ? value : null;

    private static string StringOf(JsonElement parent, string member) =>
        parent.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
