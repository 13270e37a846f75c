using System.Buffers;
using LlmRouter.Dialects.OpenAi;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Responses;

/// <summary>An item of the output as it was written so far: its end and the last event repeat all of it.</summary>
/// <param name="kind">What it is.</param>
/// <param name="index">Its place in the output.</param>
/// <param name="id">Escaped.</param>
internal sealed class ResponsesOutputItem(ResponsesItemKind kind, int index, byte[] id)
{
    private readonly RawMembers _native = new();

    public ResponsesItemKind Kind { get; } = kind;

    public int Index { get; } = index;

    public byte[] Id { get; } = id;

    /// <summary>Its place in the provider's output; -1 when the provider speaks another dialect.</summary>
    public int NativeIndex { get; init; } = -1;

    public bool IsNative => NativeIndex >= 0;

    public bool IsClosed { get; set; }

    /// <summary>Its status once it is closed.</summary>
    public byte[] Ending { get; set; } = [];

    /// <summary>Escaped id of the call.</summary>
    public byte[] CallId { get; set; } = [];

    /// <summary>Escaped name of the function.</summary>
    public byte[] Name { get; set; } = [];

    public ByteBuffer Arguments { get; } = new();

    /// <summary>Escaped.</summary>
    public byte[] Signature { get; set; } = [];

    public List<ResponsesOutputPart> Parts { get; } = [];

    /// <summary>The provider told the item's end in its own words.</summary>
    private bool IsToldWhole { get; set; }

    /// <summary>Takes the provider's own item, before its contents or whole.</summary>
    public void Take(ReadOnlyMemory<byte> raw, bool whole)
    {
        _native.Set(raw.Span[(raw.Span.IndexOf((byte)'{') + 1)..^1]);
        IsToldWhole |= whole;
    }

    /// <summary>The part of this kind that grows; null when there is none.</summary>
    public ResponsesOutputPart? Open(ResponsesPartKind kind) => Parts is [.., { IsClosed: false } last] && last.Kind == kind ? last : null;

    public ResponsesOutputPart Begin(ResponsesPartKind kind)
    {
        var isSummary = kind == ResponsesPartKind.Summary;
        var part = new ResponsesOutputPart(kind, Parts.Count(known => known.Kind == ResponsesPartKind.Summary == isSummary));
        Parts.Add(part);
        return part;
    }

    /// <summary>Writes the item as it is now.</summary>
    /// <param name="json">Stands where a value belongs.</param>
    /// <param name="status"><c>in_progress</c> before its contents, else how it ended.</param>
    public void Write(RawJsonWriter json, ReadOnlySpan<byte> status)
    {
        var members = new RawMembers();
        Set(members, "id"u8, Id);
        Set(members, "type"u8, Type(Kind));
        members.Set(_native.ToArray());
        Set(members, "id"u8, Id);
        // Reasoning has a status with some providers only.
        if (!IsToldWhole && (!IsNative || !members.Get("status"u8).IsEmpty)) Set(members, "status"u8, status);
        Contents(members);
        json.BeginObject().Members(members).EndObject();
    }

    private void Contents(RawMembers members)
    {
        switch (Kind)
        {
            case ResponsesItemKind.Message:
                Set(members, "role"u8, "assistant"u8);
                Gathered(members, "content"u8, Written(Parts));
                break;
            case ResponsesItemKind.Reasoning:
                Gathered(members, "summary"u8, Written(Parts.FindAll(part => part.Kind == ResponsesPartKind.Summary)));
                if (Parts.FindAll(part => part.Kind != ResponsesPartKind.Summary) is { Count: > 0 } shown) Gathered(members, "content"u8, Written(shown));
                if (Signature.Length > 0) Set(members, "encrypted_content"u8, Signature);
                break;
            case ResponsesItemKind.Call:
                if (members.Get("call_id"u8).Length <= 2) Set(members, "call_id"u8, CallId);
                if (members.Get("name"u8).Length <= 2) Set(members, "name"u8, Name);
                Gathered(members, "arguments"u8, JsonStrings.Quote(Arguments.Span));
                if (Signature.Length > 0 && !IsNative) members.Set(OpenAiMembers.WithSignature(Signature));
                break;
        }
    }

    // The provider's own value wins unless it is empty: [] or "".
    private static void Gathered(RawMembers members, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (members.Get(name).Length <= 2) members.Set(name, value);
    }

    private static ReadOnlySpan<byte> Written(List<ResponsesOutputPart> parts)
    {
        var output = new ArrayBufferWriter<byte>();
        var json = new RawJsonWriter(output).BeginArray();
        foreach (var part in parts) part.Write(json);
        json.EndArray();
        return output.WrittenSpan;
    }

    private static void Set(RawMembers members, ReadOnlySpan<byte> name, ReadOnlySpan<byte> escaped) => members.Set(name, JsonStrings.Quote(escaped));

    private static ReadOnlySpan<byte> Type(ResponsesItemKind kind) => kind switch
    {
        ResponsesItemKind.Message => "message"u8,
        ResponsesItemKind.Reasoning => "reasoning"u8,
        ResponsesItemKind.Call => "function_call"u8,
        _ => ""u8,
    };
}
