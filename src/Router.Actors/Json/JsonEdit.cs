namespace LlmRouter.Json;

/// <summary>A change to one top-level member.</summary>
/// <param name="Name">Its name as escaped text.</param>
/// <param name="Change">Gives the new raw value for the present one; the present one is empty when the member is missing, a new one that is empty removes it.</param>
internal sealed record JsonEdit(byte[] Name, Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> Change)
{
    /// <summary>Gives the member this value, whatever it was; an empty one removes it.</summary>
    public static JsonEdit Set(ReadOnlySpan<byte> name, ReadOnlyMemory<byte> value) => new(name.ToArray(), _ => value);

    /// <summary>Gives the member this text.</summary>
    public static JsonEdit SetText(ReadOnlySpan<byte> name, string text) => Set(name, JsonStrings.Quote(EscapedText.Escape(text)));
}
