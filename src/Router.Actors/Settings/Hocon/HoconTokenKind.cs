namespace LlmRouter.Settings.Hocon;

/// <summary>The words of HOCON.</summary>
internal enum HoconTokenKind
{
    End,
    Newline,
    Whitespace,
    Comment,
    Comma,
    ObjectOpen,
    ObjectClose,
    ListOpen,
    ListClose,
    Equals,
    Colon,
    PlusEquals,
    Quoted,
    Unquoted,
    Substitution,
    OptionalSubstitution,

    /// <summary>Something that was reported already; the parser skips what it stands in.</summary>
    Invalid,
}
