using LlmRouter.Json;

namespace LlmRouter.Dialects;

/// <summary>
/// Joins a surrogate pair whose halves came in two deltas, and puts <c>\ufffd</c> for a half that stays alone. Wire contract §4.
/// </summary>
internal sealed class SurrogateJoiner
{
    private readonly List<StreamDelta> _held = [];

    /// <summary>Adds the delta's text to <paramref name="output"/>, without a high half at its end: that waits for the next of its kind.</summary>
    public void Add(in StreamDelta delta, DeltaBatch output)
    {
        var next = delta;
        if (_held.Count > 0) Join(ref next, output);
        // Escapes are rare: what has no backslash passes after one vectorised search.
        if (next.Text.Span.Contains((byte)'\\'))
        {
            if (EscapedText.EndsWithHighSurrogate(next.Text.Span))
            {
                var half = next;
                half.Text = next.Text[^EscapedText.UnitLength..].ToArray();
                _held.Add(half);
                next.Text = next.Text[..^EscapedText.UnitLength];
            }

            next.Text = EscapedText.Repair(next.Text);
        }

        if (!next.Text.IsEmpty) output.Add(next);
    }

    /// <summary>No more text of this choice, or of any when null: halves that wait stay alone.</summary>
    public void Flush(int? choice, DeltaBatch output)
    {
        for (var i = 0; i < _held.Count; i++)
        {
            if (choice is not null && _held[i].Choice != choice) continue;
            var alone = _held[i];
            alone.Text = EscapedText.Replacement;
            output.Add(alone);
            _held.RemoveAt(i--);
        }
    }

    private void Join(ref StreamDelta next, DeltaBatch output)
    {
        for (var i = 0; i < _held.Count; i++)
        {
            var half = _held[i];
            if (half.Kind != next.Kind || half.Choice != next.Choice || half.Tool != next.Tool || next.Text.IsEmpty) continue;
            _held.RemoveAt(i);
            half.Event = next.Event;
            if (EscapedText.StartsWithLowSurrogate(next.Text.Span))
            {
                half.Text = (byte[])[.. half.Text.Span, .. next.Text.Span[..EscapedText.UnitLength]];
                next.Text = next.Text[EscapedText.UnitLength..];
            }
            else
            {
                half.Text = EscapedText.Replacement;
            }

            output.Add(half);
            return;
        }
    }
}
