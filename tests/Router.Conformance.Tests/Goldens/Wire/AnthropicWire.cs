using System.Text.Json;

namespace LlmRouter.Conformance.Goldens.Wire;

/// <summary>
/// Anthropic's events: <c>message_start</c>, blocks one after the other, <c>message_delta</c>, <c>message_stop</c>; each named like its type.
/// </summary>
internal sealed class AnthropicWire : IWireReader
{
    public WireReply Stream(string body)
    {
        var run = new AnthropicRun();
        foreach (var (type, data) in SseWire.Events(body)) run.Read(type, Members.Parse(data));
        if (run.Reply.Error is null) Assert.True(run.Reply.Terminated || body.Length == 0, "no message_stop");
        return run.Reply;
    }

    public WireReply Document(string body)
    {
        var message = Members.Parse(body);
        Assert.Equal(("message", "assistant"), (message.Text("type"), message.Text("role")));
        Assert.NotEmpty(message.Text("id"));
        Assert.NotEmpty(message.Text("model"));
        var reply = new WireReply { Terminated = true, Usage = Usage(message.GetProperty("usage")) };
        var choice = reply.Choice(0);
        choice.Finish = message.Text("stop_reason");
        Assert.NotEmpty(choice.Finish);
        foreach (var block in message.Items("content")) Block(block, choice);
        return reply;
    }

    public static WireUsage Usage(JsonElement usage) => new(usage.Count("input_tokens"), usage.Count("output_tokens") ?? 0, Total: null)
    {
        Cached = usage.Count("cache_read_input_tokens"),
    };

    /// <summary>A whole block of a document, or the beginning of one of a stream.</summary>
    public static void Block(JsonElement block, WireChoice choice)
    {
        switch (block.Text("type"))
        {
            case "text": choice.Text.Append(block.GetProperty("text").GetString()); break;
            case "thinking": choice.Reasoning.Append(block.GetProperty("thinking").GetString()); break;
            case "tool_use":
                Assert.NotEmpty(block.Text("id"));
                Assert.Equal(JsonValueKind.Object, block.GetProperty("input").ValueKind);
                var call = new WireCall(block.Text("id"), block.Text("name"));
                if (block.GetProperty("input").EnumerateObject().Any()) call.Arguments.Append(block.GetProperty("input").GetRawText());
                choice.Calls.Add(call);
                break;
        }
    }
}
