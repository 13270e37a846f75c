namespace LlmRouter.Json;

/// <summary>Escaped text in pieces that fit a line: <c>foreach (var piece in new EscapedPieces(text, room))</c>. Wire contract §1.10.</summary>
/// <param name="text">The text; an empty one has no pieces.</param>
/// <param name="room">Bytes of a piece at most, where a character is no longer than that.</param>
internal ref struct EscapedPieces(ReadOnlySpan<byte> text, int room)
{
    private ReadOnlySpan<byte> _rest = text;

    public ReadOnlySpan<byte> Current { get; private set; }

    public readonly EscapedPieces GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_rest.IsEmpty) return false;
        Current = _rest[..EscapedText.SplitPoint(_rest, room)];
        _rest = _rest[Current.Length..];
        return true;
    }
}
