using LlmRouter.Json;

namespace LlmRouter.Dialects.Responses;

/// <summary>
/// Reads a Responses stream, from <c>response.created</c> to <c>response.completed</c>, or a whole <c>response</c> document. The type in
/// the data counts: many servers leave the event's name out.
/// </summary>
internal sealed class ResponsesDeltaReader : JsonDeltaReader
{
    private readonly ResponsesItemReader _items;
    private readonly ResponsesOutputReader _output;
    private readonly RecentNames _types = new();
    private bool _started;

    public ResponsesDeltaReader()
    {
        _items = new ResponsesItemReader(Sink);
        _output = new ResponsesOutputReader(_items);
    }

    protected override void ReadObject(ReadOnlyMemory<byte> data)
    {
        var read = ResponsesEvent.Read(data);
        if (read.Error is { HasContent: true } error && !IsDocument(read)) Sink.Fail(UpstreamErrorReader.FromReply(error));
        else if (IsDocument(read)) ReadDocument(JsonFields.Read(data));
        else Emit(read, data);
    }

    private static bool IsDocument(in ResponsesEvent read) => read.Type.IsEmpty && read.Object.Span.SequenceEqual("response"u8);

    private void Emit(in ResponsesEvent read, ReadOnlyMemory<byte> data)
    {
        var type = _types.Text(read.Type.Span);
        if (type == "error")
        {
            Sink.Fail(UpstreamErrorReader.FromReply(ProviderError.Parse(data.Span) ?? new ProviderError()));
            return;
        }

        // Keep-alives and whatever else is not about the response say nothing.
        if (!type.StartsWith("response.", StringComparison.Ordinal)) return;
        if (!ReadResponse(type, read)) ReadItems(type, read, data);
    }

    private bool ReadResponse(string type, in ResponsesEvent read)
    {
        if (type is not ("response.created" or "response.in_progress" or "response.queued" or "response.completed" or "response.incomplete" or "response.failed" or "response.cancelled"))
        {
            if (!_started) Start(new JsonFields());
            return false;
        }

        var response = read.Response.IsEmpty ? new JsonFields() : JsonFields.Read(read.Response);
        switch (type)
        {
            case "response.failed" or "response.cancelled": Fail(response); break;
            case "response.completed" or "response.incomplete": End(response, type["response.".Length..]); break;
            default: Start(response); break;
        }

        return true;
    }

    private void ReadItems(string type, in ResponsesEvent read, ReadOnlyMemory<byte> data)
    {
        switch (type)
        {
            case "response.output_text.delta": _items.Delta(ResponsesPartKind.Text, read); break;
            case "response.refusal.delta": _items.Delta(ResponsesPartKind.Refusal, read); break;
            case "response.reasoning_summary_text.delta": _items.Delta(ResponsesPartKind.Summary, read); break;
            case "response.reasoning_text.delta" or "response.reasoning.delta": _items.Delta(ResponsesPartKind.Reasoning, read); break;
            case "response.function_call_arguments.delta": _items.Arguments(read.OutputIndex, read.Delta); break;
            case "response.output_text.done": _items.PartDone(ResponsesPartKind.Text, read.OutputIndex, read.PartIndex, read.Text); break;
            case "response.refusal.done": _items.PartDone(ResponsesPartKind.Refusal, read.OutputIndex, read.PartIndex, read.Text); break;
            case "response.reasoning_summary_text.done": _items.PartDone(ResponsesPartKind.Summary, read.OutputIndex, read.PartIndex, read.Text); break;
            case "response.reasoning_text.done" or "response.reasoning.done": _items.PartDone(ResponsesPartKind.Reasoning, read.OutputIndex, read.PartIndex, read.Text); break;
            case "response.function_call_arguments.done": _items.ArgumentsDone(read.OutputIndex, read.Text); break;
            case "response.output_item.added" when !read.Item.IsEmpty: _items.Added(read.OutputIndex, read.Item); break;
            case "response.output_item.done" when !read.Item.IsEmpty: _items.Done(read.OutputIndex, read.Item); break;
            case "response.output_text.annotation.added" when !read.Annotation.IsEmpty: _items.Annotation(read.OutputIndex, read.Annotation); break;
            case "response.content_part.done" or "response.reasoning_part.done" or "response.reasoning_summary_part.done": _items.PartDone(read); break;
            // About nothing.
            case "response.output_item.added" or "response.output_item.done" or "response.output_text.annotation.added": break;
            // Parts begin with their first text.
            case "response.content_part.added" or "response.reasoning_part.added" or "response.reasoning_summary_part.added": break;
            default: Sink.Whole(data); break;
        }
    }

    private void Start(JsonFields response)
    {
        if (_started) return;
        _started = true;
        Sink.Add(new StreamDelta
        {
            Kind = DeltaKind.Started,
            Id = EscapedText.Repair(response.Text("id"u8)),
            Name = EscapedText.Repair(response.Text("model"u8)),
            Created = JsonValue.Count(response["created_at"u8]) ?? 0,
        });
        Sink.Add(new StreamDelta { Kind = DeltaKind.ChoiceStarted });
        Members(response);
    }

    // Members of the response that only this dialect has; its id too, by which the provider finds it again.
    private void Members(JsonFields response)
    {
        foreach (var (name, value) in response.Members)
        {
            if (JsonValue.IsNull(value) || IsKnown(EscapedText.ToText(name.Span))) continue;
            Sink.Extension(ExtensionScope.Chunk, name, value);
        }
    }

    private void ReadDocument(JsonFields response)
    {
        var status = EscapedText.ToText(response.Text("status"u8).Span);
        if (status is "failed" or "cancelled")
        {
            Fail(response);
            return;
        }

        Start(response);
        // A response that is still being made is none yet.
        if (status is "" or "completed" or "incomplete") End(response, status);
    }

    private void End(JsonFields response, string status)
    {
        Start(response);
        Members(response);
        _output.Read(response["output"u8]);
        Sink.Add(new StreamDelta { Kind = DeltaKind.Finished, Finish = Finish(response, status) });
        if (ResponsesUsage.Read(response["usage"u8]) is { } usage) Sink.Add(usage);
        Sink.Add(new StreamDelta { Kind = DeltaKind.Ended });
    }

    private FinishReason Finish(JsonFields response, string status)
    {
        if (status != "incomplete" && !response.Text("status"u8).Span.SequenceEqual("incomplete"u8))
            return _items.Calls > 0 ? FinishReason.ToolCalls : FinishReason.Stop;
        var reason = JsonFields.Of(response["incomplete_details"u8]).Text("reason"u8);
        // What is incomplete for a reason of the provider's own was cut off all the same.
        return FinishReasons.Map(EscapedText.ToText(reason.Span)) == FinishReason.ContentFilter ? FinishReason.ContentFilter : FinishReason.Length;
    }

    private void Fail(JsonFields response) =>
        Sink.Fail(UpstreamErrorReader.FromReply(ProviderError.Parse(response["error"u8].Span) ?? new ProviderError()));

    private static bool IsKnown(string name) =>
        name is "object" or "created_at" or "status" or "model" or "output" or "output_text" or "usage" or "error" or "incomplete_details";
}
