using System.Buffers;
using System.Text;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Responses;

/// <summary>
/// Puts what was said into items: one message or reasoning at a time, calls beside them, because their arguments may come by turns. Where the
/// provider speaks this dialect, its items keep their borders and their ids: it knows its own reasoning by them.
/// </summary>
/// <param name="shape">For the items' ids.</param>
/// <param name="events">Writes events; null for a document.</param>
internal sealed class ResponsesOutput(ReplyShape shape, ResponsesItemEvents? events)
{
    private readonly List<ResponsesOutputItem> _items = [];
    private readonly Dictionary<int, ResponsesOutputItem> _calls = [];
    private readonly byte[] _id = ResponsesReply.Suffix(EscapedText.Escape(shape.Id));
    private readonly Dictionary<int, ResponsesOutputItem> _native = [];
    private ResponsesOutputItem? _message;
    private ResponsesOutputItem? _reasoning;
    private ResponsesOutputItem? _nextCall;

    /// <summary>Takes what belongs into an item.</summary>
    /// <param name="delta">The delta.</param>
    /// <param name="logprobs">Raw array beside a text; empty when there is none.</param>
    public void Take(in StreamDelta delta, ReadOnlySpan<byte> logprobs)
    {
        switch (delta.Kind)
        {
            case DeltaKind.Text: Say(_message ??= Add(ResponsesItemKind.Message), ResponsesPartKind.Text, delta.Text.Span, logprobs); break;
            case DeltaKind.Refusal: Say(_message ??= Add(ResponsesItemKind.Message), ResponsesPartKind.Refusal, delta.Text.Span, default); break;
            case DeltaKind.Reasoning: Reason(delta.Text.Span); break;
            case DeltaKind.Signature when delta.OfCall: Sign(delta); break;
            case DeltaKind.Signature: Sign(delta.Text.Span); break;
            case DeltaKind.Logprobs when _message?.Open(ResponsesPartKind.Text) is { } part: part.Take(delta.Text.Span); break;
            case DeltaKind.Annotation: Cite(delta.Text); break;
            case DeltaKind.ToolCallStarted: Call(delta); break;
            case DeltaKind.ToolArguments: Arguments(delta); break;
            case DeltaKind.Extension when delta.Scope == ExtensionScope.Event: Native(delta.Text); break;
        }
    }

    /// <summary>Everything is said.</summary>
    /// <param name="status">How the items ended that are still open.</param>
    public void Finish(ReadOnlySpan<byte> status)
    {
        foreach (var item in _items) Close(item, status);
    }

    /// <summary>Writes all items, which have ended.</summary>
    public void Write(RawJsonWriter json)
    {
        foreach (var item in _items) item.Write(json, item.Ending);
    }

    private void Reason(ReadOnlySpan<byte> text)
    {
        // A signature ends the reasoning before it.
        if (_reasoning is { IsNative: false, Signature.Length: > 0 }) Close(_reasoning, "completed"u8);
        var item = _reasoning ??= Add(ResponsesItemKind.Reasoning);
        Say(item, item.Open(ResponsesPartKind.Reasoning) is null ? ResponsesPartKind.Summary : ResponsesPartKind.Reasoning, text, default);
    }

    private void Sign(ReadOnlySpan<byte> signature)
    {
        // The end of a streamed item told all of it: what comes later is an item of its own.
        var item = _reasoning
            ?? _items.FindLast(known => known.Kind == ResponsesItemKind.Reasoning && known.Signature.Length == 0 && (events is null || !known.IsClosed))
            ?? (_reasoning = Add(ResponsesItemKind.Reasoning));
        item.Signature = signature.ToArray();
    }

    private void Sign(in StreamDelta signature)
    {
        if (_calls.TryGetValue(signature.Tool, out var call)) call.Signature = signature.Text.ToArray();
    }

    private void Say(ResponsesOutputItem item, ResponsesPartKind kind, ReadOnlySpan<byte> text, ReadOnlySpan<byte> logprobs)
    {
        if (text.IsEmpty) return;
        var part = item.Open(kind) ?? Begin(item, kind);
        part.Text.Write(text);
        if (!logprobs.IsEmpty) part.Take(logprobs);
        events?.Delta(item, part, text, logprobs);
    }

    private ResponsesOutputPart Begin(ResponsesOutputItem item, ResponsesPartKind kind)
    {
        ClosePart(item);
        var part = item.Begin(kind);
        events?.PartAdded(item, part);
        return part;
    }

    private void Cite(ReadOnlyMemory<byte> members)
    {
        var annotation = new ByteBuffer();
        if (ResponsesAnnotation.TryWrite(members, annotation)) Cite(annotation.Span);
    }

    // Without a text a source has no place.
    private void Cite(ReadOnlySpan<byte> annotation)
    {
        if (_message?.Open(ResponsesPartKind.Text) is not { } part) return;
        part.Cite(annotation);
        events?.Annotation(_message, part, annotation);
    }

    private void Call(in StreamDelta started)
    {
        if (_calls.ContainsKey(started.Tool)) return;
        var native = _nextCall;
        _nextCall = null;
        var item = native ?? New(ResponsesItemKind.Call, default);
        (item.CallId, item.Name) = (started.Id.ToArray(), started.Name.ToArray());
        _calls.Add(started.Tool, item);
        if (native is null) events?.ItemAdded(item);
    }

    private void Arguments(in StreamDelta delta)
    {
        if (!_calls.TryGetValue(delta.Tool, out var item) || item.IsClosed) return;
        item.Arguments.Write(delta.Text.Span);
        events?.Arguments(item, delta.Text.Span);
    }

    private void Native(ReadOnlyMemory<byte> members)
    {
        var said = JsonFields.OfMembers(members);
        var index = (int)Math.Min(JsonValue.Count(said["output_index"u8]) ?? 0, int.MaxValue);
        var item = _native.GetValueOrDefault(index);
        switch (EscapedText.ToText(said.Text("type"u8).Span))
        {
            case "response.output_item.added" when item is null: AddNative(index, said["item"u8]); break;
            case "response.output_item.done": EndNative(item, index, said["item"u8]); break;
            case "response.content_part.added": BeginNative(item, JsonFields.Read(said["part"u8])); break;
            case "response.output_text.annotation.added": Cite(said["annotation"u8].Span); break;
            default: events?.Native(said, item); break;
        }
    }

    private ResponsesOutputItem AddNative(int index, ReadOnlyMemory<byte> raw)
    {
        var fields = JsonFields.Read(raw);
        var item = New(KindOf(fields), fields.Text("id"u8), index);
        item.Take(raw, whole: false);
        _native[index] = item;
        if (item.Kind == ResponsesItemKind.Call) _nextCall = item;
        if (item.Kind == ResponsesItemKind.Message) _message = item;
        if (item.Kind == ResponsesItemKind.Reasoning) _reasoning = item;
        events?.ItemAdded(item);
        return item;
    }

    private void EndNative(ResponsesOutputItem? item, int index, ReadOnlyMemory<byte> raw)
    {
        // An item whose beginning was not told began with its text.
        item ??= _items.FindLast(known => known is { IsNative: false, IsClosed: false } && known.Kind == KindOf(JsonFields.Read(raw))) ?? AddNative(index, raw);
        item.Take(raw, whole: true);
        Close(item, "completed"u8);
    }

    private void BeginNative(ResponsesOutputItem? item, JsonFields part)
    {
        if (ResponsesParts.KindOf(part) is not { } kind) return;
        var isMessage = kind is ResponsesPartKind.Text or ResponsesPartKind.Refusal;
        if (item is not { IsClosed: false })
            item = isMessage ? _message ??= Add(ResponsesItemKind.Message) : _reasoning ??= Add(ResponsesItemKind.Reasoning);
        if (isMessage) _message = item;
        else _reasoning = item;
        Begin(item, kind);
    }

    private ResponsesOutputItem Add(ResponsesItemKind kind)
    {
        var item = New(kind, default);
        events?.ItemAdded(item);
        return item;
    }

    private ResponsesOutputItem New(ResponsesItemKind kind, ReadOnlyMemory<byte> id, int nativeIndex = -1)
    {
        if (_message is { IsNative: false }) Close(_message, "completed"u8);
        if (_reasoning is { IsNative: false }) Close(_reasoning, "completed"u8);
        byte[] own = [.. Prefix(kind), .. _id, .. Encoding.ASCII.GetBytes($"_{_items.Count}")];
        var item = new ResponsesOutputItem(kind, _items.Count, id.IsEmpty ? own : id.ToArray()) { NativeIndex = nativeIndex };
        _items.Add(item);
        return item;
    }

    private void Close(ResponsesOutputItem item, ReadOnlySpan<byte> status)
    {
        if (item.IsClosed) return;
        item.IsClosed = true;
        item.Ending = status.ToArray();
        if (item == _message) _message = null;
        if (item == _reasoning) _reasoning = null;
        ClosePart(item);
        if (item.Kind == ResponsesItemKind.Call) CloseCall(item);
        events?.ItemDone(item, status);
    }

    private void CloseCall(ResponsesOutputItem item)
    {
        // Clients parse the text, and nothing is no JSON.
        if (item.Arguments.Length == 0 && !item.IsNative)
        {
            item.Arguments.Write("{}"u8);
            events?.Arguments(item, item.Arguments.Span);
        }

        events?.ArgumentsDone(item);
    }

    private void ClosePart(ResponsesOutputItem item)
    {
        if (item.Parts is not [.., { IsClosed: false } last]) return;
        last.IsClosed = true;
        events?.PartDone(item, last);
    }

    private static ResponsesItemKind KindOf(JsonFields item) => EscapedText.ToText(item.Text("type"u8).Span) switch
    {
        "message" => ResponsesItemKind.Message,
        "reasoning" => ResponsesItemKind.Reasoning,
        "function_call" => ResponsesItemKind.Call,
        _ => ResponsesItemKind.Other,
    };

    private static ReadOnlySpan<byte> Prefix(ResponsesItemKind kind) => kind switch
    {
        ResponsesItemKind.Message => "msg_"u8,
        ResponsesItemKind.Reasoning => "rs_"u8,
        ResponsesItemKind.Call => "fc_"u8,
        _ => "item_"u8,
    };
}
