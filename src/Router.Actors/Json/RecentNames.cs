namespace LlmRouter.Json;

/// <summary>
/// Escaped names as strings. The latest are kept: a stream repeats the same few event types thousands of times, and none of them shall
/// cost a string of its own.
/// </summary>
internal sealed class RecentNames
{
    /// <summary>More than the types that take turns in a stream.</summary>
    private const int Capacity = 8;

    /// <summary>No name of any dialect is longer: what is, is not kept.</summary>
    private const int MaxLength = 64;

    private readonly (byte[] Escaped, string Text)[] _names = new (byte[], string)[Capacity];
    private int _oldest;

    /// <summary>The name as a string.</summary>
    public string Text(ReadOnlySpan<byte> escaped)
    {
        if (escaped.IsEmpty) return "";
        foreach (var (known, kept) in _names)
        {
            if (escaped.SequenceEqual(known)) return kept;
        }

        var text = EscapedText.ToText(escaped);
        if (escaped.Length > MaxLength) return text;
        _names[_oldest] = (escaped.ToArray(), text);
        _oldest = (_oldest + 1) % Capacity;
        return text;
    }
}
