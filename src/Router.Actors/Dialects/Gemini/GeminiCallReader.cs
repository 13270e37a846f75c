using LlmRouter.Json;

namespace LlmRouter.Dialects.Gemini;

/// <summary>
/// Reads the <c>functionCall</c>s of one candidate. They come whole, or, where the provider streams arguments, as a name, then pieces
/// without one, then an empty last piece.
/// </summary>
internal sealed class GeminiCallReader
{
    private GeminiPartialArguments? _open;
    private int _count;

    /// <summary>True once a call has begun.</summary>
    public bool HasCalls => _count > 0;

    /// <param name="call">The object.</param>
    /// <param name="signature">Escaped signature of the part.</param>
    /// <param name="sink">Where it goes.</param>
    public void Read(JsonFields call, ReadOnlyMemory<byte> signature, DeltaSink sink)
    {
        var name = call.Text("name"u8);
        if (!name.IsEmpty) Start(call.Text("id"u8), name, sink);
        // A piece of no call: nothing could be called by it.
        else if (_open is null) return;

        if (!signature.IsEmpty)
            sink.Add(new StreamDelta { Kind = DeltaKind.Signature, Choice = sink.Choice, Tool = _count - 1, OfCall = true, Text = signature });
        foreach (var piece in JsonValue.Elements(call["partialArgs"u8]))
        {
            if (JsonValue.IsObject(piece)) _open!.Add(JsonFields.Read(piece));
        }

        if (JsonValue.IsObject(call["args"u8])) _open!.Whole = call["args"u8].ToArray();
        if (!call["willContinue"u8].Span.SequenceEqual("true"u8)) Close(sink);
    }

    /// <summary>Gives the arguments of the call that is open, if one is.</summary>
    public void Close(DeltaSink sink)
    {
        if (_open is null) return;
        var arguments = JsonStrings.FromValue(_open.ToJson().Span);
        sink.Add(new StreamDelta { Kind = DeltaKind.ToolArguments, Choice = sink.Choice, Tool = _count - 1, Text = arguments });
        _open = null;
    }

    private void Start(ReadOnlyMemory<byte> given, ReadOnlyMemory<byte> name, DeltaSink sink)
    {
        Close(sink);
        sink.Call(_count++, given, name);
        _open = new GeminiPartialArguments();
    }
}
