using System.Text.Json;

namespace LlmRouter.Conformance.Goldens.Wire;

/// <summary>The state of one Anthropic stream while it is read.</summary>
internal sealed class AnthropicRun
{
    private readonly WireChoice _choice;
    private bool _started;
    private bool _stopped;
    private int _open = -1;
    private int _blocks;
    private string _openType = "";

    public AnthropicRun() => _choice = Reply.Choice(0);

    public WireReply Reply { get; } = new();

    public void Read(string type, JsonElement data)
    {
        Assert.Equal(type, data.Text("type"));
        Assert.False(Reply.Terminated, $"{type} follows message_stop");
        Assert.Null(Reply.Error);
        if (type == "ping") return;
        Assert.Equal(_started || type == "error", type != "message_start");
        switch (type)
        {
            case "message_start": Start(data.GetProperty("message")); break;
            case "content_block_start": Open(data); break;
            case "content_block_delta": Delta(data); break;
            case "content_block_stop": Close(data); break;
            case "message_delta": Finish(data); break;
            case "message_stop": Stop(); break;
            case "error": Reply.Error = data.GetProperty("error").Text("message"); Assert.NotEmpty(data.GetProperty("error").Text("type")); break;
            default: Assert.Fail($"an event called {type}"); break;
        }
    }

    private void Start(JsonElement message)
    {
        _started = true;
        Assert.Equal(("message", "assistant"), (message.Text("type"), message.Text("role")));
        Assert.NotEmpty(message.Text("id"));
        Assert.NotEmpty(message.Text("model"));
        Assert.Empty(message.Items("content"));
        Assert.Equal(JsonValueKind.Null, message.GetProperty("stop_reason").ValueKind);
        Reply.Usage = AnthropicWire.Usage(message.GetProperty("usage"));
    }

    private void Open(JsonElement data)
    {
        Assert.Equal(-1, _open);
        Assert.False(_stopped, "a block follows message_delta");
        _open = data.GetProperty("index").GetInt32();
        Assert.Equal(_blocks++, _open);
        _openType = data.GetProperty("content_block").Text("type");
        AnthropicWire.Block(data.GetProperty("content_block"), _choice);
    }

    private void Delta(JsonElement data)
    {
        Assert.Equal(_open, data.GetProperty("index").GetInt32());
        var delta = data.GetProperty("delta");
        switch (delta.Text("type"))
        {
            case "text_delta": Assert.Equal("text", _openType); _choice.Text.Append(delta.GetProperty("text").GetString()); break;
            case "thinking_delta": Assert.Equal("thinking", _openType); _choice.Reasoning.Append(delta.GetProperty("thinking").GetString()); break;
            case "input_json_delta" when _openType == "tool_use": _choice.Calls[^1].Arguments.Append(delta.GetProperty("partial_json").GetString()); break;
            case "signature_delta": Assert.Equal("thinking", _openType); break;
            case "": Assert.Fail("a delta without a type"); break;
        }
    }

    private void Close(JsonElement data)
    {
        Assert.NotEqual(-1, _open);
        Assert.Equal(_open, data.GetProperty("index").GetInt32());
        _open = -1;
    }

    private void Finish(JsonElement data)
    {
        Assert.Equal(-1, _open);
        Assert.False(_stopped, "a second message_delta");
        _stopped = true;
        _choice.Finish = data.GetProperty("delta").Text("stop_reason");
        Assert.NotEmpty(_choice.Finish);
        var usage = AnthropicWire.Usage(data.GetProperty("usage"));
        Reply.Usage = usage with { Input = usage.Input ?? Reply.Usage!.Input, Cached = usage.Cached ?? Reply.Usage!.Cached };
    }

    private void Stop()
    {
        Assert.True(_stopped, "message_stop without message_delta");
        Reply.Terminated = true;
    }
}
