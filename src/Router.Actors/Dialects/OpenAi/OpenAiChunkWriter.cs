using System.Buffers;
using LlmRouter.Json;

namespace LlmRouter.Dialects.OpenAi;

/// <summary>Writes one chunk: what several deltas of one choice say together.</summary>
internal sealed class OpenAiChunkWriter(OpenAiChunkHead head, RawMembers chunkMembers)
{
    /// <summary>Room for punctuation, names and numbers of one chunk without deltas.</summary>
    private const int FixedSize = 192;

    /// <summary>The same per delta.</summary>
    private const int DeltaSize = 96;

    private static readonly StreamDelta CallType = new() { Kind = DeltaKind.Extension, Scope = ExtensionScope.ToolCall, Text = "\"type\":"u8.ToArray() };

    /// <summary>Bytes that <see cref="Write"/> needs at most.</summary>
    public int Size(ReadOnlySpan<StreamDelta> deltas, OpenAiStreamChoice choice)
    {
        var size = head.Event.Length + FixedSize + chunkMembers.Size + choice.Waiting.Size + choice.WaitingMessage.Size;
        foreach (ref readonly var delta in deltas) size += DeltaSize + delta.Text.Length + delta.Id.Length + delta.Name.Length;
        return size;
    }

    /// <summary>Writes one event.</summary>
    /// <param name="deltas">All of one choice.</param>
    /// <param name="choice">The choice; what waits for its next chunk goes out.</param>
    /// <param name="finish">The reason, in the last chunk of the choice.</param>
    /// <param name="output">Receives the event.</param>
    public void Write(ReadOnlySpan<StreamDelta> deltas, OpenAiStreamChoice choice, FinishReason? finish, IBufferWriter<byte> output)
    {
        var cursor = new ByteCursor(output.GetSpan(Size(deltas, choice)));
        Replace(deltas, choice);
        Open(ref cursor, choice);
        if (head.IsLegacy) Field(ref cursor, deltas, DeltaKind.Text, "\"text\":\""u8, always: true);
        else Delta(ref cursor, deltas, choice);
        if (choice.Waiting.IsEmpty) Extensions(ref cursor, deltas, ExtensionScope.Choice, leadingComma: true);
        else cursor.Put(choice.Waiting, leadingComma: true);
        Close(ref cursor, finish);
        output.Advance(cursor.Length);
        choice.Waiting.Clear();
        choice.WaitingMessage.Clear();
    }

    /// <summary>Writes the first chunk of a choice. Wire contract §1.3.</summary>
    public void WriteRole(OpenAiStreamChoice choice, IBufferWriter<byte> output)
    {
        var cursor = new ByteCursor(output.GetSpan(head.Event.Length + FixedSize));
        Open(ref cursor, choice);
        // Members that wait stay for the chunk that they came with.
        cursor.Put("\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}]}\n\n"u8);
        output.Advance(cursor.Length);
    }

    /// <summary>Writes the usage chunk. Wire contract §1.6.</summary>
    public void WriteUsage(in StreamDelta usage, IBufferWriter<byte> output)
    {
        output.Write(head.Event);
        output.Write("],\"usage\":"u8);
        OpenAiUsage.Write(usage.Usage, usage.Text.Span, output);
        chunkMembers.CopyTo(output, leadingComma: true);
        chunkMembers.Clear();
        output.Write("}\n\n"u8);
    }

    private void Open(ref ByteCursor cursor, OpenAiStreamChoice choice)
    {
        cursor.Put(head.Event);
        cursor.Put("{\"index\":"u8);
        cursor.Put(choice.Index);
        cursor.Put(","u8);
    }

    private void Close(ref ByteCursor cursor, FinishReason? finish)
    {
        if (finish is { } reason)
        {
            cursor.Put(",\"finish_reason\":\""u8);
            cursor.Put(head.FinishName(reason));
            cursor.Put("\"}]"u8);
        }
        else
        {
            cursor.Put(",\"finish_reason\":null}]"u8);
        }

        cursor.Put(chunkMembers, leadingComma: true);
        chunkMembers.Clear();
        cursor.Put("}\n\n"u8);
    }

    private static void Delta(ref ByteCursor cursor, ReadOnlySpan<StreamDelta> deltas, OpenAiStreamChoice choice)
    {
        cursor.Put("\"delta\":{"u8);
        var comma = Field(ref cursor, deltas, DeltaKind.Reasoning, "\"reasoning_content\":\""u8);
        comma |= Field(ref cursor, deltas, DeltaKind.Text, comma ? ",\"content\":\""u8 : "\"content\":\""u8);
        comma |= Field(ref cursor, deltas, DeltaKind.Refusal, comma ? ",\"refusal\":\""u8 : "\"refusal\":\""u8);
        comma |= Calls(ref cursor, deltas, comma);
        if (choice.WaitingMessage.IsEmpty) Extensions(ref cursor, deltas, ExtensionScope.Message, comma);
        else cursor.Put(choice.WaitingMessage, comma);
        cursor.Put("}"u8);
    }

    private static bool Field(ref ByteCursor cursor, ReadOnlySpan<StreamDelta> deltas, DeltaKind kind, ReadOnlySpan<byte> opening, bool always = false)
    {
        var open = always;
        if (open) cursor.Put(opening);
        foreach (ref readonly var delta in deltas)
        {
            if (delta.Kind != kind) continue;
            if (!open) cursor.Put(opening);
            open = true;
            cursor.Put(delta.Text.Span);
        }

        if (open) cursor.Put("\""u8);
        return open;
    }

    private static void Extensions(ref ByteCursor cursor, ReadOnlySpan<StreamDelta> deltas, ExtensionScope scope, bool leadingComma)
    {
        for (var i = 0; i < deltas.Length; i++)
        {
            ref readonly var delta = ref deltas[i];
            // The last of a name counts.
            if (delta.Kind != DeltaKind.Extension || delta.Scope != scope || HasMember(deltas[(i + 1)..], delta)) continue;
            if (leadingComma) cursor.Put(","u8);
            leadingComma = true;
            cursor.Put(delta.Text.Span);
        }
    }

    // What waited and what is new may have the same name: an object has it once.
    private static void Replace(ReadOnlySpan<StreamDelta> deltas, OpenAiStreamChoice choice)
    {
        foreach (ref readonly var delta in deltas)
        {
            if (delta.Kind != DeltaKind.Extension) continue;
            if (delta.Scope == ExtensionScope.Choice && !choice.Waiting.IsEmpty) choice.Keep(delta);
            if (delta.Scope == ExtensionScope.Message && !choice.WaitingMessage.IsEmpty) choice.Keep(delta);
        }
    }

    private static bool Calls(ref ByteCursor cursor, ReadOnlySpan<StreamDelta> deltas, bool comma)
    {
        var any = false;
        for (var i = 0; i < deltas.Length; i++)
        {
            if (!IsOfCall(deltas[i])) continue;
            cursor.Put(any ? ","u8 : comma ? ",\"tool_calls\":["u8 : "\"tool_calls\":["u8);
            any = true;
            var count = 1;
            while (i + count < deltas.Length && Belongs(deltas[i + count], deltas.Slice(i, count))) count++;
            Call(ref cursor, deltas.Slice(i, count));
            i += count - 1;
        }

        if (any) cursor.Put("]"u8);
        return any;
    }

    // An object has a member once: a provider that says one again, in one event, gets another entry of the same index.
    private static bool Belongs(in StreamDelta delta, ReadOnlySpan<StreamDelta> entry) =>
        IsOfCall(delta) && delta.Tool == entry[0].Tool && !(delta.Kind == DeltaKind.Extension && HasMember(entry, delta));

    private static bool HasMember(ReadOnlySpan<StreamDelta> deltas, in StreamDelta extension)
    {
        foreach (ref readonly var delta in deltas)
        {
            if (delta.Kind == DeltaKind.Extension && delta.Scope == extension.Scope && RawMembers.HaveSameName(delta.Text.Span, extension.Text.Span)) return true;
        }

        return false;
    }

    private static bool IsOfCall(in StreamDelta delta) =>
        delta.Kind is DeltaKind.ToolCallStarted or DeltaKind.ToolArguments ||
        (delta.Kind == DeltaKind.Extension && delta.Scope == ExtensionScope.ToolCall);

    // Wire contract §1.8: the first delta of a call has id, type, name and arguments as text; later ones index and arguments.
    private static void Call(ref ByteCursor cursor, ReadOnlySpan<StreamDelta> deltas)
    {
        cursor.Put("{\"index\":"u8);
        cursor.Put(deltas[0].Tool);
        bool named = false, arguments = false;
        foreach (ref readonly var delta in deltas)
        {
            arguments |= delta.Kind == DeltaKind.ToolArguments;
            if (delta.Kind != DeltaKind.ToolCallStarted) continue;
            cursor.Put(",\"id\":\""u8);
            cursor.Put(delta.Id.Span);
            cursor.Put("\""u8);
            if (delta.Name.IsEmpty) continue;
            // A call of another type says so itself.
            if (!HasMember(deltas, CallType)) cursor.Put(",\"type\":\"function\""u8);
            cursor.Put(",\"function\":{\"name\":\""u8);
            cursor.Put(delta.Name.Span);
            cursor.Put("\",\"arguments\":\""u8);
            named = true;
        }

        if (!named && arguments) cursor.Put(",\"function\":{\"arguments\":\""u8);
        foreach (ref readonly var delta in deltas)
        {
            if (delta.Kind == DeltaKind.ToolArguments) cursor.Put(delta.Text.Span);
        }

        if (named || arguments) cursor.Put("\"}"u8);
        Extensions(ref cursor, deltas, ExtensionScope.ToolCall, leadingComma: true);
        cursor.Put("}"u8);
    }
}
