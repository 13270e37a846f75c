using System.Text.Json;

namespace LlmRouter.Testing.Replies;

/// <summary>The canonical rules of a streamed reply, each by its number in the wire contract. Every breach found is reported at once.</summary>
internal static class StreamAssert
{
    private const int LongestLine = 64 * 1024;

    /// <summary>The body of a stream that succeeded.</summary>
    /// <param name="usageAsked">The client sent <c>stream_options.include_usage</c>.</param>
    /// <returns>The reply, for asserts on its content.</returns>
    /// <exception cref="StreamRuleException">At least one rule is broken.</exception>
    public static StreamedReply IsCanonical(byte[] body, bool usageAsked = false)
    {
        var reply = Parse(body);
        var breaches = new List<string>();
        CheckLines(body, breaches);
        ChunkRules.Check(reply, breaches);
        ToolCallRules.Check(reply, breaches);
        CheckEnding(reply, breaches);
        CheckUsage(reply, usageAsked, breaches);
        if (reply.Errors.Count > 0) breaches.Add("§1.12: a stream that succeeded holds an error");
        StreamRuleException.ThrowIfAny(breaches, body);
        return reply;
    }

    /// <summary>The body of a stream that failed after its commit. Wire contract §1.12.</summary>
    public static StreamedReply IsCanonicalFailure(byte[] body, string? code = null)
    {
        var reply = Parse(body);
        var breaches = new List<string>();
        CheckLines(body, breaches);
        if (reply.Errors.Count != 1) breaches.Add($"§1.12: {reply.Errors.Count} error events instead of one");
        else CheckError(reply, code, breaches);
        if (reply.DoneCount > 0) breaches.Add("§1.12: [DONE] in a stream that failed");
        if (reply.FinishReasons.Count > 0) breaches.Add("§1.12: a finish_reason in a stream that failed");
        if (reply.Usages.Count > 0) breaches.Add("§1.12: usage in a stream that failed");
        StreamRuleException.ThrowIfAny(breaches, body);
        return reply;
    }

    /// <summary>An error object as every client reads it, in an event or in a body with a status.</summary>
    public static void CheckErrorObject(JsonElement error, ICollection<string> breaches)
    {
        if (error.ValueKind != JsonValueKind.Object)
        {
            breaches.Add("§1.12: error is not an object");
            return;
        }

        if (!error.TryGetProperty("message", out var message) || message.ValueKind != JsonValueKind.String || message.GetString()!.Length == 0)
            breaches.Add("§1.12: error.message is no text");
        if (!error.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String) breaches.Add("§1.12: error.type is no string");
        if (!error.TryGetProperty("param", out _)) breaches.Add("§1.12: error.param is missing");
        if (!error.TryGetProperty("code", out _)) breaches.Add("§1.12: error.code is missing");
    }

    private static StreamedReply Parse(byte[] body)
    {
        try
        {
            return SseText.Parse(body);
        }
        catch (Exception failure) when (failure is FormatException or ArgumentException or KeyNotFoundException or InvalidOperationException)
        {
            throw new StreamRuleException([$"§1.2: {failure.Message}"], body);
        }
    }

    private static void CheckLines(byte[] body, List<string> breaches)
    {
        if (body.AsSpan().StartsWith("\uFEFF"u8)) breaches.Add("§1.2: a BOM");
        for (int at = 0, end; at < body.Length; at = end + 1)
        {
            end = Array.IndexOf(body, (byte)'\n', at);
            if (end < 0) end = body.Length;
            if (end - at > LongestLine) breaches.Add($"§1.10: a line of {end - at} bytes");
        }
    }

    private static void CheckEnding(StreamedReply reply, List<string> breaches)
    {
        if (reply.DoneCount != 1) breaches.Add($"§1.7: {reply.DoneCount} times [DONE]");
        if (!reply.NothingAfterDone) breaches.Add("§1.7: something follows [DONE]");
    }

    private static void CheckUsage(StreamedReply reply, bool asked, List<string> breaches)
    {
        if (reply.Usages.Count != (asked ? 1 : 0)) breaches.Add($"§1.6: {reply.Usages.Count} usages, asked: {asked}");
        if (reply.Usages.Count != 1) return;
        if (!reply.Chunks[^1].TryGetProperty("usage", out var usage)) breaches.Add("§1.6: usage is not in the last chunk");
        else if (!Array.TrueForAll(["prompt_tokens", "completion_tokens", "total_tokens"], name => IsInteger(usage, name)))
            breaches.Add($"§1.6: usage lacks one of its three integers: {usage}");
        if (reply.Chunks[^1].GetProperty("choices").GetArrayLength() != 0) breaches.Add("§1.6: choices of the usage chunk are not empty");
    }

    private static void CheckError(StreamedReply reply, string? code, List<string> breaches)
    {
        CheckErrorObject(reply.Error, breaches);
        if (!reply.Chunks[^1].TryGetProperty("error", out _)) breaches.Add("§1.12: something follows the error");
        if (reply.Chunks[^1].TryGetProperty("choices", out _)) breaches.Add("§1.12: the error event has choices");
        if (code is not null && reply.ErrorCode != code) breaches.Add($"§1.13: code is '{reply.ErrorCode}' instead of '{code}'");
    }

    private static bool IsInteger(JsonElement parent, string member) =>
        parent.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _);
}
