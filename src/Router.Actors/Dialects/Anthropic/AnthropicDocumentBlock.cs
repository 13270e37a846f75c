using System.Buffers;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Anthropic;

/// <summary>What the document writer has gathered of one content block.</summary>
internal sealed class AnthropicDocumentBlock(AnthropicBlockKind kind, int slot = -1)
{
    private readonly ByteBuffer _text = new();
    private readonly ByteBuffer _signature = new();

    public AnthropicBlockKind Kind { get; } = kind;

    /// <summary>Of a function call.</summary>
    public int Slot { get; } = slot;

    /// <summary>Raw members beside what was gathered.</summary>
    public RawMembers Members { get; } = new();

    /// <summary>Nothing more belongs to it.</summary>
    public bool IsEnded { get; set; }

    /// <summary>More escaped text, thinking or arguments.</summary>
    public void Say(ReadOnlySpan<byte> text) => _text.Write(text);

    public void Sign(ReadOnlySpan<byte> signature)
    {
        _signature.Write(signature);
        IsEnded = true;
    }

    public void Cite(ReadOnlySpan<byte> citation) => Members.Set((byte[])[.. "\"citations\":["u8, .. citation, (byte)']'], merge: true);

    /// <summary>Takes a delta of the provider's own: its members grow those of the block.</summary>
    public void Take(JsonFields delta)
    {
        if (delta.Text("type"u8).Span.SequenceEqual("citations_delta"u8) && JsonValue.IsObject(delta["citation"u8])) Cite(delta["citation"u8].Span);
        else if (delta.Text("type"u8).Span.SequenceEqual("input_json_delta"u8)) Say(delta.Text("partial_json"u8).Span);
        else
        {
            foreach (var (name, value) in delta.Members)
            {
                if (!name.Span.SequenceEqual("type"u8)) Members.Set((byte[])[(byte)'"', .. name.Span, .. "\":"u8, .. value.Span], merge: true);
            }
        }
    }

    public void Write(RawJsonWriter json)
    {
        switch (Kind)
        {
            case AnthropicBlockKind.Text: Text("text"u8, _text); break;
            case AnthropicBlockKind.Thinking:
                Text("thinking"u8, _text);
                Text("signature"u8, _signature);
                break;
            case AnthropicBlockKind.Call: Members.Set("input"u8, ToolArguments.ToObject(_text.Span)); break;
            case AnthropicBlockKind.Native when _text.Length > 0: Members.Set("input"u8, ToolArguments.ToObject(_text.Span)); break;
        }

        json.BeginObject().Members(Members).EndObject();
    }

    private void Text(ReadOnlySpan<byte> name, ByteBuffer text) => Members.Set(name, JsonStrings.Quote(text.Span));
}
