namespace LlmRouter.Dialects.Requests;

/// <summary>Which tools the model may or must call.</summary>
/// <param name="Mode">How free it is.</param>
/// <param name="Name">Escaped name of the one function that it must call; for <see cref="ToolChoiceMode.Named"/>.</param>
internal sealed record ToolChoice(ToolChoiceMode Mode, ReadOnlyMemory<byte> Name = default)
{
    public static readonly ToolChoice Unset = new(ToolChoiceMode.Unset);
}
