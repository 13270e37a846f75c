using System.Text;
using LlmRouter.Json;

namespace LlmRouter.Dialects;

/// <summary>Where a reader puts the deltas of one event: it stamps them with the event, and drops what says nothing.</summary>
internal sealed class DeltaSink
{
    private DeltaBatch _output = new();
    // Latin-1 has a character for every byte: equal keys are equal ids.
    private HashSet<(int Choice, string Id)>? _ids;
    private int _calls;
    private int _before;

    /// <summary>Ordinal of the event being read.</summary>
    public int Ordinal { get; private set; }

    /// <summary>The choice being read.</summary>
    public int Choice { get; set; }

    /// <summary>Deltas that this event has given so far.</summary>
    public int Count => _output.Count - _before;

    /// <summary>They. Valid until the next is added.</summary>
    public ReadOnlySpan<StreamDelta> Said => _output.Deltas[_before..];

    public void Begin(int ordinal, DeltaBatch output)
    {
        _before = output.Count;
        Ordinal = ordinal;
        Choice = 0;
        _output = output;
    }

    public void Add(StreamDelta delta)
    {
        delta.Event = Ordinal;
        _output.Add(delta);
    }

    /// <summary>Text of some kind for the current choice; an empty one says nothing.</summary>
    public void Text(DeltaKind kind, ReadOnlyMemory<byte> text)
    {
        if (!text.IsEmpty) Add(new StreamDelta { Kind = kind, Choice = Choice, Text = text });
    }

    /// <summary>
    /// A tool call begins. Clients tell the calls of a turn apart by their ids: one that the provider left out is made up, <c>call_0</c>,
    /// <c>call_1</c>, … by the call's place in the whole reply; one that it gave to an earlier call as well gets that place behind it.
    /// </summary>
    /// <param name="slot">The call's slot.</param>
    /// <param name="id">Escaped, as the provider gave it; may be empty.</param>
    /// <param name="name">Escaped name of the function.</param>
    public void Call(int slot, ReadOnlyMemory<byte> id, ReadOnlyMemory<byte> name)
    {
        var given = EscapedText.Repair(id);
        _ids ??= [];
        var known = given.IsEmpty ? Encoding.ASCII.GetBytes($"call_{_calls}") : given;
        while (!_ids.Add((Choice, Encoding.Latin1.GetString(known.Span)))) known = (byte[])[.. known.Span, .. Encoding.ASCII.GetBytes($"_{_calls}")];
        _calls++;
        Add(new StreamDelta { Kind = DeltaKind.ToolCallStarted, Choice = Choice, Tool = slot, Id = known, Name = EscapedText.Repair(name) });
    }

    /// <summary>One raw member.</summary>
    public void Extension(ExtensionScope scope, ReadOnlyMemory<byte> member, int tool = 0) =>
        Add(new StreamDelta { Kind = DeltaKind.Extension, Scope = scope, Choice = Choice, Tool = tool, Text = JsonCompact.OneLine(member) });

    /// <summary>One member by its name and raw value.</summary>
    public void Extension(ExtensionScope scope, ReadOnlyMemory<byte> name, ReadOnlyMemory<byte> value, int tool = 0) =>
        Extension(scope, (byte[])[(byte)'"', .. name.Span, .. "\":"u8, .. value.Span], tool);

    /// <summary>The event is broken or reports an error.</summary>
    public void Fail(Contracts.RouterError error) => Add(new StreamDelta { Kind = DeltaKind.Failed, Error = error });
}
