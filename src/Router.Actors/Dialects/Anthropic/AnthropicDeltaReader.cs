using LlmRouter.Json;

namespace LlmRouter.Dialects.Anthropic;

/// <summary>Reads a Messages stream, from <c>message_start</c> to <c>message_stop</c>, or a whole <c>message</c> document. Wire contract §4.</summary>
internal sealed class AnthropicDeltaReader : JsonDeltaReader
{
    private readonly AnthropicBlockReader _blocks;
    private readonly AnthropicUsage _usage = new();
    private readonly List<(int Start, int End)> _others = [];
    private readonly RecentNames _types = new();
    private bool _started;

    public AnthropicDeltaReader() => _blocks = new AnthropicBlockReader(Sink);

    protected override void ReadObject(ReadOnlyMemory<byte> data)
    {
        var read = AnthropicEvent.Read(data, _others);
        if (read.Error is { HasContent: true } error) Sink.Fail(UpstreamErrorReader.FromReply(error));
        else Emit(read, data);
    }

    private void Emit(in AnthropicEvent read, ReadOnlyMemory<byte> data)
    {
        switch (_types.Text(read.Type.Span))
        {
            case "content_block_delta": _blocks.Delta(read); break;
            case "content_block_start" when !read.Block.IsEmpty: _blocks.Start(read.Index, read.Block); break;
            case "content_block_stop": _blocks.Stop(read.Index); break;
            case "message_start" when !read.Message.IsEmpty: StartMessage(JsonFields.Read(read.Message)); break;
            case "message_delta": EndMessage(read, data); break;
            case "message_stop": Sink.Add(new StreamDelta { Kind = DeltaKind.Ended }); break;
            case "message": ReadDocument(JsonFields.Read(data)); break;
            case "error": Sink.Fail(UpstreamErrorReader.FromReply(new ProviderError { Type = "api_error" })); break;
        }

        // Spec: "we may add new event types, and your code should handle unknown event types gracefully". A ping says nothing.
    }

    private void StartMessage(JsonFields message)
    {
        if (_started) return;
        _started = true;
        Sink.Add(new StreamDelta { Kind = DeltaKind.Started, Id = EscapedText.Repair(message.Text("id"u8)), Name = EscapedText.Repair(message.Text("model"u8)) });
        Sink.Add(new StreamDelta { Kind = DeltaKind.ChoiceStarted });
        foreach (var (name, value) in message.Members)
        {
            if (!JsonValue.IsNull(value) && !IsKnown(EscapedText.ToText(name.Span))) Sink.Extension(ExtensionScope.Chunk, name, value);
        }

        TakeUsage(message["usage"u8]);
    }

    private void EndMessage(in AnthropicEvent read, ReadOnlyMemory<byte> data)
    {
        foreach (var (start, end) in _others)
            Sink.Extension(ExtensionScope.Event, (byte[])[.. "\"type\":\"message_delta\","u8, .. data.Span[start..end]]);
        TakeUsage(read.Usage);
        if (!read.Delta.IsEmpty) Finish(JsonFields.Read(read.Delta));
    }

    private void ReadDocument(JsonFields message)
    {
        StartMessage(message);
        var content = JsonValue.Elements(message["content"u8]);
        for (var i = 0; i < content.Count; i++)
        {
            if (!JsonValue.IsObject(content[i])) continue;
            _blocks.Start(i, content[i]);
            _blocks.Stop(i);
        }

        Finish(message, inDelta: false);
        Sink.Add(new StreamDelta { Kind = DeltaKind.Ended });
    }

    /// <summary>The reason, if it is given, and for Anthropic's own clients in its own words.</summary>
    private void Finish(JsonFields fields, bool inDelta = true)
    {
        foreach (var (name, value) in fields.Members)
        {
            if (!JsonValue.IsNull(value) && (inDelta || IsOfEnd(EscapedText.ToText(name.Span)))) Sink.Extension(ExtensionScope.Choice, name, value);
        }

        var reason = EscapedText.ToText(fields.Text("stop_reason"u8).Span);
        if (reason.Length == 0) return;
        _blocks.Finish();
        var finish = FinishReasons.Map(reason);
        // Some gateways end a turn of calls with end_turn. A turn that paused or stopped at a sequence says so itself.
        if (reason == "end_turn" && _blocks.Calls > 0) finish = FinishReason.ToolCalls;
        Sink.Add(new StreamDelta { Kind = DeltaKind.Finished, Finish = finish });
    }

    private void TakeUsage(ReadOnlyMemory<byte> usage)
    {
        if (_usage.Take(usage)) Sink.Add(_usage.ToDelta());
    }

    private static bool IsKnown(string name) => IsOfEnd(name) || name is "id" or "type" or "role" or "model" or "content" or "usage";

    private static bool IsOfEnd(string name) => name is "stop_reason" or "stop_sequence" or "stop_details";
}
