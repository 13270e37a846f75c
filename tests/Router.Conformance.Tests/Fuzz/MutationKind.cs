namespace LlmRouter.Conformance.Fuzz;

/// <summary>What may happen to a provider's bytes on their way.</summary>
public enum MutationKind
{
    /// <summary>The body ends early.</summary>
    CutOff,
    DropBytes,
    RepeatBytes,
    MoveBytes,
    DropLines,
    RepeatLines,
    MoveLines,

    /// <summary>A stretch of lines changes its line ends: LF, CRLF, CR.</summary>
    FlipNewlines,

    /// <summary>A comment, an empty event or a field of no meaning before a line.</summary>
    InjectLine,
    InjectGarbage,
    InjectNulls,
    InjectInvalidUtf8,

    /// <summary>One byte becomes another of those that mean something in JSON or in a framing.</summary>
    ReplaceByte,

    /// <summary>A stretch of bytes of another recording.</summary>
    SpliceBytes,

    /// <summary>Lines of another recording: valid events in the wrong place, perhaps of another dialect.</summary>
    SpliceLines,
}
