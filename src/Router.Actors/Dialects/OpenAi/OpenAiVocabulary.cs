namespace LlmRouter.Dialects.OpenAi;

/// <summary>
/// Says signatures, sources and log probabilities, which other dialects' readers give as deltas of their own, in the members that
/// OpenAI's clients know. What has no place there is dropped: the signature of reasoning; everything in a legacy completion.
/// </summary>
/// <param name="isLegacy">A legacy completion.</param>
/// <param name="legacyCalls">Calls go out as <c>function_call</c>, which has room for the first only.</param>
internal sealed class OpenAiVocabulary(bool isLegacy, bool legacyCalls = false)
{
    private readonly DeltaBatch _said = new();

    /// <summary>The same deltas, with extensions that are marked <see cref="StreamDelta.HasTwin"/> in place of those. The same span when there is none.</summary>
    public ReadOnlySpan<StreamDelta> Apply(ReadOnlySpan<StreamDelta> deltas)
    {
        if (!HasWork(deltas)) return deltas;
        _said.Clear();
        foreach (ref readonly var delta in deltas)
        {
            if (!IsForeign(delta)) _said.Add(delta);
            else if (!isLegacy) Say(delta);
        }

        return _said.Deltas;
    }

    private bool HasWork(ReadOnlySpan<StreamDelta> deltas)
    {
        foreach (ref readonly var delta in deltas)
        {
            if (IsForeign(delta)) return true;
        }

        return false;
    }

    private bool IsForeign(in StreamDelta delta) => delta.Kind is DeltaKind.Signature or DeltaKind.Annotation or DeltaKind.Logprobs
        || (legacyCalls && (delta.Kind is DeltaKind.ToolCallStarted or DeltaKind.ToolArguments || (delta.Kind == DeltaKind.Extension && delta.Scope == ExtensionScope.ToolCall)));

    private void Say(in StreamDelta delta)
    {
        switch (delta.Kind)
        {
            case DeltaKind.ToolCallStarted when delta.Tool == 0:
                SayCall(delta, [.. "\"function_call\":{\"name\":\""u8, .. delta.Name.Span, .. "\",\"arguments\":\"\"}"u8]);
                break;
            case DeltaKind.ToolArguments when delta.Tool == 0: SayArguments(delta); break;
            case DeltaKind.Signature when delta.OfCall && !legacyCalls:
                Add(delta, ExtensionScope.ToolCall, OpenAiMembers.WithSignature(delta.Text.Span));
                break;
            // A source without an address (a passage of a document) is none that OpenAI's clients could show.
            case DeltaKind.Annotation when delta.Text.Span.IndexOf("\"url\":"u8) >= 0:
                Append(delta, ExtensionScope.Message, "\"annotations\":["u8, [.. "{\"type\":\"url_citation\",\"url_citation\":{"u8, .. delta.Text.Span, .. "}}"u8], "]"u8);
                break;
            case DeltaKind.Logprobs when delta.Text.Length > 2:
                Append(delta, ExtensionScope.Choice, "\"logprobs\":{\"content\":["u8, delta.Text.Span[1..^1], "]}"u8);
                break;
        }
    }

    // The arguments stand last in the member.
    private void SayArguments(in StreamDelta delta)
    {
        ReadOnlySpan<byte> closing = "\"}"u8;
        foreach (ref var said in _said.Deltas)
        {
            if (!IsCall(said) || said.Event != delta.Event || said.Choice != delta.Choice) continue;
            said.Text = (byte[])[.. said.Text.Span[..^closing.Length], .. delta.Text.Span, .. closing];
            return;
        }

        SayCall(delta, [.. "\"function_call\":{\"arguments\":\""u8, .. delta.Text.Span, .. closing]);
    }

    // It is a token, unlike what other members say.
    private void SayCall(in StreamDelta delta, byte[] member) => _said.Add(new StreamDelta
    {
        Kind = DeltaKind.Extension, Scope = ExtensionScope.Message, Event = delta.Event, Choice = delta.Choice, Text = member,
    });

    private static bool IsCall(in StreamDelta delta) => delta.Kind == DeltaKind.Extension && delta.Text.Span.StartsWith("\"function_call\":"u8);

    // An object has a name once: what one event says of one choice goes into one array.
    private void Append(in StreamDelta delta, ExtensionScope scope, ReadOnlySpan<byte> opening, ReadOnlySpan<byte> items, ReadOnlySpan<byte> closing)
    {
        foreach (ref var said in _said.Deltas)
        {
            if (!said.HasTwin || said.Kind != DeltaKind.Extension || said.Scope != scope || said.Event != delta.Event || said.Choice != delta.Choice) continue;
            said.Text = (byte[])[.. said.Text.Span[..^closing.Length], (byte)',', .. items, .. closing];
            return;
        }

        Add(delta, scope, [.. opening, .. items, .. closing]);
    }

    private void Add(in StreamDelta delta, ExtensionScope scope, byte[] member) => _said.Add(new StreamDelta
    {
        Kind = DeltaKind.Extension, Scope = scope, Event = delta.Event, Choice = delta.Choice, Tool = delta.Tool, Text = member, HasTwin = true,
    });
}
