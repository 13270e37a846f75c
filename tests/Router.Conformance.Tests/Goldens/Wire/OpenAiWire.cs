using System.Text.Json;

namespace LlmRouter.Conformance.Goldens.Wire;

/// <summary>Chat chunks and documents, and those of a legacy completion. Wire contract §1.2–1.8 and 1.12.</summary>
internal sealed class OpenAiWire(bool isLegacy) : IWireReader
{
    public WireReply Stream(string body)
    {
        var reply = new WireReply();
        (string, string, long)? head = null;
        foreach (var (type, data) in SseWire.Events(body))
        {
            Assert.Empty(type);
            Assert.False(reply.Terminated, "something follows [DONE]");
            Assert.Null(reply.Error);
            reply.Terminated = data == "[DONE]";
            if (reply.Terminated) continue;
            var chunk = Members.Parse(data);
            reply.Error = chunk.Member("error")?.Text("message");
            if (reply.Error is not null) Assert.False(chunk.TryGetProperty("choices", out _), "an error event has choices");
            else head = Chunk(chunk, head, reply);
        }

        return reply;
    }

    public WireReply Document(string body)
    {
        var document = Members.Parse(body);
        Assert.Equal(isLegacy ? "text_completion" : "chat.completion", document.Text("object"));
        var reply = new WireReply { Usage = Usage(document), Terminated = true };
        foreach (var given in document.Items("choices"))
        {
            var choice = reply.Choice(given.GetProperty("index").GetInt32());
            Say(given, isLegacy ? given : given.GetProperty("message"), choice, isWhole: true);
            Assert.NotNull(choice.Finish);
        }

        return reply;
    }

    private (string, string, long)? Chunk(JsonElement chunk, (string, string, long)? head, WireReply reply)
    {
        Assert.Equal(isLegacy ? "text_completion" : "chat.completion.chunk", chunk.Text("object"));
        var own = (chunk.Text("id"), chunk.Text("model"), chunk.GetProperty("created").GetInt64());
        Assert.Equal(head ?? own, own);
        Assert.Null(reply.Usage);
        reply.Usage = Usage(chunk);
        if (reply.Usage is not null) Assert.Empty(chunk.Items("choices"));
        foreach (var given in chunk.GetProperty("choices").EnumerateArray())
        {
            var choice = reply.Choice(given.GetProperty("index").GetInt32());
            Assert.Null(choice.Finish);
            Say(given, isLegacy ? given : given.GetProperty("delta"), choice, isWhole: false);
        }

        return own;
    }

    private void Say(JsonElement choice, JsonElement said, WireChoice into, bool isWhole)
    {
        into.Text.Append(said.Text(isLegacy ? "text" : "content"));
        into.Reasoning.Append(said.Text("reasoning_content"));
        into.Refusal.Append(said.Text("refusal"));
        foreach (var call in said.Items("tool_calls")) Call(call, into, isWhole);
        Assert.True(choice.TryGetProperty("finish_reason", out var finish), "a choice has no finish_reason");
        if (finish.ValueKind == JsonValueKind.Null) return;
        into.Finish = finish.GetString();
        Assert.Contains(into.Finish, (string[])["stop", "length", "tool_calls", "content_filter"]);
    }

    private static void Call(JsonElement call, WireChoice into, bool isWhole)
    {
        // Indexes are unique; a call that lost its beginning may leave a hole.
        var index = isWhole ? into.Calls.Count : call.GetProperty("index").GetInt32();
        var known = into.Calls.Find(other => other.Index == index);
        if (known is null)
        {
            Assert.NotEmpty(call.Text("id"));
            into.Calls.Add(known = new WireCall(call.Text("id"), call.Member("function")?.Text("name") ?? "") { Index = index });
            // A call whose name never came has no type either.
            if (known.Name.Length > 0) Assert.NotEmpty(call.Text("type"));
        }

        if (call.Member("function")?.Member("arguments") is { } arguments) known.Arguments.Append(arguments.GetString());
    }

    private static WireUsage? Usage(JsonElement chunk) => chunk.Member("usage") is { } usage
        ? new WireUsage(usage.GetProperty("prompt_tokens").GetInt64(), usage.GetProperty("completion_tokens").GetInt64(), usage.GetProperty("total_tokens").GetInt64())
        {
            Cached = usage.Member("prompt_tokens_details")?.Count("cached_tokens"),
            Reasoning = usage.Member("completion_tokens_details")?.Count("reasoning_tokens"),
        }
        : null;
}
