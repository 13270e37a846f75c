using System.Text.Json;

namespace LlmRouter.Conformance.Goldens.Wire;

/// <summary>Ollama's lines: one object each, none blank, the last one with <c>done</c>, the counts integers.</summary>
internal sealed class OllamaWire(bool isGenerate) : IWireReader
{
    public WireReply Stream(string body)
    {
        var reply = new WireReply();
        if (body.Length == 0) return reply;
        Assert.EndsWith("\n", body, StringComparison.Ordinal);
        foreach (var line in body[..^1].Split('\n'))
        {
            Assert.NotEmpty(line.Trim());
            Assert.False(reply.Terminated, "something follows done");
            Assert.Null(reply.Error);
            var said = Members.Parse(line);
            if (said.Member("error") is { } error) reply.Error = error.GetString();
            else Line(said, reply);
        }

        return reply;
    }

    public WireReply Document(string body)
    {
        var reply = new WireReply();
        Line(Members.Parse(body), reply);
        Assert.True(reply.Terminated);
        return reply;
    }

    private void Line(JsonElement line, WireReply reply)
    {
        Assert.NotEmpty(line.Text("model"));
        Assert.NotEmpty(line.Text("created_at"));
        var choice = reply.Choice(0);
        var said = isGenerate ? line : line.GetProperty("message");
        Assert.True(said.TryGetProperty(isGenerate ? "response" : "content", out var text) && text.ValueKind == JsonValueKind.String);
        choice.Text.Append(text.GetString());
        choice.Reasoning.Append(said.Text("thinking"));
        foreach (var call in said.Items("tool_calls")) Call(call.GetProperty("function"), call.Text("id"), choice);
        reply.Terminated = line.GetProperty("done").GetBoolean();
        if (reply.Terminated) End(line, reply, choice);
    }

    private static void Call(JsonElement function, string id, WireChoice choice)
    {
        Assert.Equal(JsonValueKind.Object, function.GetProperty("arguments").ValueKind);
        var call = new WireCall(id, function.Text("name"));
        call.Arguments.Append(function.GetProperty("arguments").GetRawText());
        choice.Calls.Add(call);
    }

    private static void End(JsonElement line, WireReply reply, WireChoice choice)
    {
        choice.Finish = line.Text("done_reason");
        if (line.Count("eval_count") is { } written) reply.Usage = new WireUsage(line.Count("prompt_eval_count"), written, Total: null);
    }
}
