namespace LlmRouter.Settings.Hocon;

/// <param name="Text">The text with escapes resolved.</param>
/// <param name="IsQuoted">A quoted <c>"null"</c> is a text, an unquoted one is not.</param>
/// <param name="Origin">Its first character.</param>
internal sealed record LiteralExpression(string Text, bool IsQuoted, HoconOrigin Origin) : HoconExpression(Origin)
{
    /// <summary>White space between two parts of a value: kept between texts, meaningless between objects and lists.</summary>
    public bool IsSpace { get; init; }
}
