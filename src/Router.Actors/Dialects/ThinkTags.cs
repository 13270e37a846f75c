using System.Globalization;
using LlmRouter.Json;

namespace LlmRouter.Dialects;

/// <summary>
/// Tells reasoning from text where a model writes it between <c>&lt;think&gt;</c> and <c>&lt;/think&gt;</c> at the beginning of its
/// answer. One per stream; every choice for itself. A template that opened the tag itself, so that only the closing one appears, is
/// not detected: until then its reasoning is indistinguishable from text, and text is never held back for long.
/// </summary>
internal sealed class ThinkTags
{
    /// <summary>White space before the tag that is waited through, in bytes; models write a line break or two.</summary>
    private const int MaxSpace = 256;

    private readonly List<Choice> _choices = [];

    private enum Phase
    {
        Before,
        Inside,

        /// <summary>Behind the closing tag, where white space belongs to neither.</summary>
        Behind,
        Text,
    }

    private sealed class Choice(int index)
    {
        public readonly int Index = index;

        /// <summary>Escaped text that is, so far, the beginning of a tag.</summary>
        public readonly ByteBuffer Held = new();
        public Phase Phase;

        /// <summary>Characters of the tag that have matched.</summary>
        public int Matched;
    }

    /// <summary>Adds what this delta says, as text or reasoning; anything but text passes.</summary>
    public void Add(in StreamDelta delta, DeltaBatch output)
    {
        var choice = delta.Kind == DeltaKind.Text ? Find(delta.Choice) : null;
        if (choice is null)
        {
            output.Add(delta);
            return;
        }

        var rest = delta;
        while (!rest.Text.IsEmpty)
        {
            var used = choice.Phase switch
            {
                Phase.Before => Open(choice, rest, output),
                Phase.Inside => Close(choice, rest, output),
                Phase.Behind => SkipSpace(choice, rest.Text.Span),
                _ => Emit(rest, DeltaKind.Text, rest.Text, output),
            };
            rest.Text = rest.Text[used..];
        }
    }

    /// <summary>No more text of this choice, or of any when null: what looked like a tag was none.</summary>
    /// <param name="choice">Its index.</param>
    /// <param name="ordinal">Ordinal of the event that said so.</param>
    /// <param name="output">Where it goes.</param>
    public void Flush(int? choice, int ordinal, DeltaBatch output)
    {
        foreach (var held in _choices)
        {
            if (choice is not null && held.Index != choice) continue;
            Release(held, new StreamDelta { Choice = held.Index, Event = ordinal }, output);
        }
    }

    // Holds everything until it is known whether the answer begins with the tag.
    private static int Open(Choice choice, in StreamDelta delta, DeltaBatch output)
    {
        var text = delta.Text.Span;
        var position = 0;
        while (position < text.Length)
        {
            var length = EscapedText.UnitAt(text[position..]);
            var character = Character(text.Slice(position, length));
            var isSpace = choice.Matched == 0 && char.IsWhiteSpace(character) && choice.Held.Length < MaxSpace;
            if (!isSpace && character != "<think>"[choice.Matched])
            {
                Release(choice, delta, output);
                choice.Phase = Phase.Text;
                return position;
            }

            Hold(choice, text.Slice(position, length));
            position += length;
            if (isSpace || ++choice.Matched < "<think>".Length) continue;
            Enter(choice, Phase.Inside);
            break;
        }

        return position;
    }

    // Reasoning goes out as it comes, but for what may be the beginning of the closing tag.
    private static int Close(Choice choice, in StreamDelta delta, DeltaBatch output)
    {
        var text = delta.Text.Span;
        var (position, start) = (0, 0);
        while (position < text.Length)
        {
            if (choice.Matched == 0)
            {
                var skipped = text[position..].IndexOfAny((byte)'<', (byte)'\\');
                position = skipped < 0 ? text.Length : position + skipped;
                if (skipped < 0) break;
                start = position;
            }

            var length = EscapedText.UnitAt(text[position..]);
            if (Character(text.Slice(position, length)) != "</think>"[choice.Matched])
            {
                // A character that ends one match may begin the next: only one that matches nothing is passed.
                if (choice.Matched == 0) position += length;
                Release(choice, delta, output);
                continue;
            }

            position += length;
            if (++choice.Matched < "</think>".Length) continue;
            Emit(delta, DeltaKind.Reasoning, delta.Text[..start], output);
            Enter(choice, Phase.Behind);
            return position;
        }

        var end = choice.Matched > 0 ? start : text.Length;
        Emit(delta, DeltaKind.Reasoning, delta.Text[..end], output);
        Hold(choice, text[end..]);
        return text.Length;
    }

    private static int SkipSpace(Choice choice, ReadOnlySpan<byte> text)
    {
        var position = 0;
        while (position < text.Length)
        {
            var length = EscapedText.UnitAt(text[position..]);
            if (!char.IsWhiteSpace(Character(text.Slice(position, length))))
            {
                Enter(choice, Phase.Text);
                break;
            }

            position += length;
        }

        return position;
    }

    private static int Emit(StreamDelta delta, DeltaKind kind, ReadOnlyMemory<byte> text, DeltaBatch output)
    {
        delta.Kind = kind;
        delta.Text = text;
        if (!text.IsEmpty) output.Add(delta);
        return text.Length;
    }

    private static void Release(Choice choice, in StreamDelta delta, DeltaBatch output)
    {
        choice.Matched = 0;
        if (choice.Held.Length == 0) return;
        // The buffer is used again before the batch is.
        Emit(delta, choice.Phase == Phase.Inside ? DeltaKind.Reasoning : DeltaKind.Text, choice.Held.Span.ToArray(), output);
        choice.Held.Clear();
    }

    private static void Hold(Choice choice, ReadOnlySpan<byte> text)
    {
        text.CopyTo(choice.Held.GetSpan(text.Length));
        choice.Held.Advance(text.Length);
    }

    private static void Enter(Choice choice, Phase phase)
    {
        choice.Phase = phase;
        choice.Matched = 0;
        choice.Held.Clear();
    }

    private Choice Find(int index)
    {
        foreach (var known in _choices)
        {
            if (known.Index == index) return known;
        }

        var choice = new Choice(index);
        _choices.Add(choice);
        return choice;
    }

    // Of a tag or of white space, both ASCII; anything else is no character of either.
    private static char Character(ReadOnlySpan<byte> unit) => unit switch
    {
        [(byte)'\\', (byte)'u', ..] => ushort.TryParse(unit[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) && code < 0x80 ? (char)code : '\uFFFF',
        [(byte)'\\', (byte)'n' or (byte)'r' or (byte)'t'] => ' ',
        [(byte)'\\', (byte)'/'] => '/',
        [var only] => (char)only,
        _ => '\uFFFF',
    };
}
