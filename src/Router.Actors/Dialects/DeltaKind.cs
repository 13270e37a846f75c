namespace LlmRouter.Dialects;

/// <summary>The vocabulary that every reader speaks and every writer understands: N + M dialects instead of N × M pairs.</summary>
internal enum DeltaKind : byte
{
    /// <summary>The reply has begun: id, model and created time, where the provider gave them. Not a token.</summary>
    Started,

    /// <summary>Answer text.</summary>
    Text,

    /// <summary>Reasoning text, whatever it was called.</summary>
    Reasoning,

    /// <summary>Refusal text.</summary>
    Refusal,

    /// <summary>A tool call begins: its slot, id and function name.</summary>
    ToolCallStarted,

    /// <summary>More of a tool call's arguments.</summary>
    ToolArguments,

    /// <summary>Members outside the vocabulary, raw, for a writer of the same dialect.</summary>
    Extension,

    /// <summary>Token counts; a later one replaces an earlier one.</summary>
    Usage,

    /// <summary>One choice has ended, and why.</summary>
    Finished,

    /// <summary>The provider reported an error of its own.</summary>
    Failed,

    /// <summary>The provider said that the stream is over: <c>[DONE]</c>, <c>done: true</c>, <c>message_stop</c>.</summary>
    Ended,

    /// <summary>
    /// An opaque text by which the provider knows its own reasoning again: it wants it back in the next turn. Of the reasoning before
    /// it, or of a tool call (<see cref="StreamDelta.Tool"/>) when <see cref="StreamDelta.OfCall"/> is set. Not a token.
    /// </summary>
    Signature,

    /// <summary>
    /// A source of the text before it, as raw members: <c>"url":"…","title":"…","cited_text":"…","start_index":0,"end_index":9</c>, as many of
    /// them as the provider gave. Not a token.
    /// </summary>
    Annotation,

    /// <summary>Log probabilities of the text beside it: a raw array of OpenAI's <c>{"token","logprob","bytes","top_logprobs"}</c>. Not a token.</summary>
    Logprobs,

    /// <summary>A choice has begun, with whatever came first. Not a token; it makes an unfinished choice known.</summary>
    ChoiceStarted,
}
