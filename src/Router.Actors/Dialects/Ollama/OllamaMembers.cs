using LlmRouter.Json;

namespace LlmRouter.Dialects.Ollama;

/// <summary>
/// Members of an Ollama's own lines that no other dialect has a word for. They go out with the line that is written next; what belongs to
/// the whole reply with the last one. Another provider's durations are not invented.
/// </summary>
internal sealed class OllamaMembers
{
    private readonly RawMembers _end = new();
    private readonly RawMembers _line = new();
    private readonly RawMembers _message = new();

    /// <summary>An Ollama's own word for why it ended: <c>load</c>, <c>unload</c>.</summary>
    public bool HasReason => !_end.Get("done_reason"u8).IsEmpty;

    /// <summary>Takes an extension. Each is one member: <c>"total_duration":123</c>.</summary>
    public void Take(in StreamDelta extension)
    {
        if (extension.Choice != 0) return;
        var member = extension.Text.Span;
        // Lists (images) come in pieces; anything else is said again whole.
        if (extension.Scope == ExtensionScope.Message) _message.Set(member, merge: member[^1] == ']');
        else if (extension.Scope != ExtensionScope.Chunk || Is(member, "created_at"u8)) return;
        else if (IsCounter(member)) TakeCounter(member);
        // A client of api/generate sends the context back in its next request.
        else if (Is(member, "done_reason"u8) || Is(member, "context"u8)) _end.Set(member);
        else _line.Set(member);
    }

    /// <summary>Writes what waits for the next message, once.</summary>
    public void OfMessage(RawJsonWriter json) => Write(json, _message);

    /// <summary>Writes what waits for the next line, once.</summary>
    public void OfLine(RawJsonWriter json) => Write(json, _line);

    /// <summary>Writes what belongs to the last line.</summary>
    public void OfEnd(RawJsonWriter json) => Write(json, _end);

    private static void Write(RawJsonWriter json, RawMembers members)
    {
        json.Members(members);
        members.Clear();
    }

    // Ollama's own clients reckon their speed from the durations, and read integers only.
    private void TakeCounter(ReadOnlySpan<byte> member)
    {
        RawMembers.TryCut(ref member, out var name, out var value);
        var reader = JsonNames.Reader(value);
        if (!reader.Read() || !reader.TryInteger(out var count)) return;
        var number = new ByteBuffer();
        new RawJsonWriter(number).Number(count);
        _end.Set(name, number.Span);
    }

    private static bool IsCounter(ReadOnlySpan<byte> member) => Is(member, "total_duration"u8) || Is(member, "load_duration"u8)
        || Is(member, "prompt_eval_duration"u8) || Is(member, "eval_duration"u8);

    private static bool Is(ReadOnlySpan<byte> member, ReadOnlySpan<byte> name) =>
        member.Length > name.Length + 1 && member[1..].StartsWith(name) && member[name.Length + 1] == '"';
}
