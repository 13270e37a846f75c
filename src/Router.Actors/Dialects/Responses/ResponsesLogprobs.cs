namespace LlmRouter.Dialects.Responses;

/// <summary>Log probabilities come as deltas of their own; here they stand in the event of their text.</summary>
internal static class ResponsesLogprobs
{
    /// <summary>The raw array of the event whose first text stands at <paramref name="at"/>; empty for its other texts.</summary>
    public static ReadOnlySpan<byte> Beside(ReadOnlySpan<StreamDelta> deltas, int at)
    {
        return FirstOf(deltas, at, DeltaKind.Text) == at && FirstOf(deltas, at, DeltaKind.Logprobs) is >= 0 and var found ? deltas[found].Text.Span : default;
    }

    /// <summary>True when those at <paramref name="at"/> have no text in their event: they are kept for the end of the part.</summary>
    public static bool AreAlone(ReadOnlySpan<StreamDelta> deltas, int at) =>
        FirstOf(deltas, at, DeltaKind.Logprobs) != at || FirstOf(deltas, at, DeltaKind.Text) < 0;

    // What came together lies together.
    private static int FirstOf(ReadOnlySpan<StreamDelta> deltas, int at, DeltaKind kind)
    {
        var first = at;
        while (first > 0 && deltas[first - 1].Event == deltas[at].Event) first--;
        for (var i = first; i < deltas.Length && deltas[i].Event == deltas[at].Event; i++)
        {
            if (deltas[i].Kind == kind && deltas[i].Choice == deltas[at].Choice) return i;
        }

        return -1;
    }
}
