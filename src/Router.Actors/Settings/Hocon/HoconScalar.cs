namespace LlmRouter.Settings.Hocon;

/// <summary>A text, number, boolean, duration or size: which one it is, the reader of the key decides.</summary>
/// <param name="Text">The text.</param>
/// <param name="Variable">The environment variable that it comes from, wholly or in part; null when from none.</param>
/// <param name="Origin">Where the value begins.</param>
internal sealed record HoconScalar(string Text, string? Variable, HoconOrigin Origin) : HoconValue(Origin)
{
    public override string Kind => "a text";

    /// <summary>Some of it stood between quotes: then it is a text, whatever it looks like.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>The value for a mistake. What came from the environment is never shown: somebody may have named the wrong variable.</summary>
    public string Shown => Variable is not null ? $"the value of ${{{Variable}}}" : Text.Length > 40 ? HoconPrinter.Quote(Text[..40]) + "…" : HoconPrinter.Quote(Text);
}
