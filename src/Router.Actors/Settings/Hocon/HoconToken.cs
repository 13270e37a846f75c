namespace LlmRouter.Settings.Hocon;

/// <param name="Kind">Which word it is.</param>
/// <param name="Text">Text with escapes resolved; the path of a substitution as written; the words of a comment; else empty.</param>
/// <param name="Origin">Its first character.</param>
internal readonly record struct HoconToken(HoconTokenKind Kind, string Text, HoconOrigin Origin);
