namespace LlmRouter.Chaos.Faults;

/// <summary>How far a provider comes with its answer before something happens to it.</summary>
internal enum Phase
{
    /// <summary>The request was read, and not a byte was answered.</summary>
    Request,

    /// <summary>In the middle of the head.</summary>
    HalfHead,

    Head,

    /// <summary>A sign of life: a comment of an event stream, white space before a document.</summary>
    Comment,

    /// <summary>Something of the answer, nothing of its content: the role, the first member.</summary>
    Role,

    /// <summary>Half of the content.</summary>
    Token,

    /// <summary>All of it with its finish reason, or the whole document; neither terminator nor the end of the body.</summary>
    Finish,
}
