using System.Buffers;
using System.Text.Json;
using LlmRouter.Json;

namespace LlmRouter.Dialects.OpenAi;

/// <summary>Reads the <c>tool_calls</c> of one choice, streamed or whole.</summary>
internal sealed class OpenAiToolReader
{
    private readonly ToolSlots _slots = new();
    private readonly List<(int Start, int End)> _extensions = [];
    private readonly SortedDictionary<int, Held> _held = [];
    private bool _isOver;

    /// <summary>A call whose name has not come yet: its first delta must carry it.</summary>
    private sealed class Held(int slot, ReadOnlyMemory<byte> id)
    {
        public readonly int Slot = slot;
        public readonly byte[] Id = id.ToArray();
        public readonly ByteBuffer Arguments = new();
    }

    /// <summary>True once a call has begun.</summary>
    public bool HasCalls => _slots.Count > 0;

    private ref struct Call
    {
        public int? Index;
        public ReadOnlyMemory<byte> Id;
        public ReadOnlyMemory<byte> Name;
        public ReadOnlyMemory<byte> Arguments;
    }

    /// <summary>Reads the array that the reader stands on.</summary>
    public void Read(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data, DeltaSink sink)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject) ReadCall(ref reader, data, sink);
            else reader.Skip();
        }
    }

    private void ReadCall(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data, DeltaSink sink)
    {
        var call = default(Call);
        _extensions.Clear();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) ReadMember(ref reader, data, ref call);
        var slot = _slots.Resolve(call.Index, call.Id.Span, call.Name.Span, sink.Ordinal, out var isNew);
        if (slot < 0)
        {
            if (!_isOver) sink.Fail(UpstreamErrorReader.Invalid($"more than {ToolSlots.MaxCalls} tool calls"));
            _isOver = true;
            return;
        }

        if (isNew && call.Name.IsEmpty && _extensions.Count == 0) _held.Add(slot, new Held(slot, call.Id));
        else if (isNew) sink.Call(slot, call.Id, call.Name);
        if (!IsHeld(slot, call, sink)) Arguments(slot, call.Arguments, sink);
        foreach (var (start, end) in _extensions) Extension(slot, data[start..end], sink);
    }

    private static void Extension(int slot, ReadOnlyMemory<byte> member, DeltaSink sink)
    {
        sink.Extension(ExtensionScope.ToolCall, member, slot);
        if (OpenAiMembers.CallSignature(member) is not { IsEmpty: false } signature) return;
        sink.Add(new StreamDelta { Kind = DeltaKind.Signature, Choice = sink.Choice, Tool = slot, OfCall = true, HasTwin = true, Text = signature });
    }

    /// <summary>The choice has ended: a call that never got a name goes out without one.</summary>
    public void Complete(DeltaSink sink)
    {
        foreach (var held in _held.Values) Release(held, default, sink);
        _held.Clear();
    }

    private bool IsHeld(int slot, in Call call, DeltaSink sink)
    {
        if (!_held.TryGetValue(slot, out var held)) return false;
        if (call.Name.IsEmpty)
        {
            held.Arguments.Write(call.Arguments.Span);
            return true;
        }

        _held.Remove(slot);
        Release(held, call.Name, sink);
        return false;
    }

    private static void Release(Held held, ReadOnlyMemory<byte> name, DeltaSink sink)
    {
        sink.Call(held.Slot, held.Id, name);
        Arguments(held.Slot, held.Arguments.Memory, sink);
    }

    private static void Arguments(int slot, ReadOnlyMemory<byte> arguments, DeltaSink sink)
    {
        if (!arguments.IsEmpty) sink.Add(new StreamDelta { Kind = DeltaKind.ToolArguments, Choice = sink.Choice, Tool = slot, Text = arguments });
    }

    private void ReadMember(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data, ref Call call)
    {
        var start = (int)reader.TokenStartIndex;
        if (reader.Is("index"u8)) call.Index = reader.NextIndex();
        else if (reader.Is("id"u8)) call.Id = EscapedText.Repair(reader.NextText(data));
        else if (reader.Is("function"u8))
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject) ReadFunction(ref reader, data, ref call);
        }
        else
        {
            var isType = reader.Is("type"u8);
            reader.Read();
            // "type":"function" is what the writer says by itself; "custom" and what comes later pass as they are.
            var known = isType && (reader.TokenType != JsonTokenType.String || reader.ValueSpan.IsEmpty || reader.Is("function"u8));
            var isNull = reader.TokenType == JsonTokenType.Null;
            reader.Skip();
            if (!known && !isNull) _extensions.Add((start, (int)reader.BytesConsumed));
            return;
        }

        reader.Skip();
    }

    private static void ReadFunction(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data, ref Call call)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isName = reader.Is("name"u8);
            var isArguments = !isName && reader.Is("arguments"u8);
            reader.Read();
            if (isName && reader.TokenType == JsonTokenType.String) call.Name = EscapedText.Repair(reader.Escaped(data));
            else if (isArguments) call.Arguments = ArgumentsText(ref reader, data);
            reader.Skip();
        }
    }

    private static ReadOnlyMemory<byte> ArgumentsText(ref Utf8JsonReader reader, ReadOnlyMemory<byte> data) => reader.TokenType switch
    {
        JsonTokenType.String => reader.Escaped(data),
        // Some servers put the object itself where OpenAI has its text.
        JsonTokenType.StartObject => JsonStrings.FromValue(reader.RawValue(data).Span),
        _ => default,
    };
}
