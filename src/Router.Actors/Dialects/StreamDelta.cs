using LlmRouter.Contracts;

namespace LlmRouter.Dialects;

/// <summary>
/// One thing that a provider said. Text stays the escaped contents of a JSON string (without its quotes), because every dialect
/// here is JSON: it is never unescaped, escaped again or made a <c>string</c>. Memories are valid until the batch is filled again.
/// </summary>
internal struct StreamDelta
{
    public DeltaKind Kind;

    /// <summary>For <see cref="DeltaKind.Extension"/>.</summary>
    public ExtensionScope Scope;

    /// <summary>For <see cref="DeltaKind.Finished"/>.</summary>
    public FinishReason Finish;

    /// <summary>Ordinal of the provider's event within the stream: a same-dialect writer keeps together what came together.</summary>
    public int Event;

    /// <summary>Index of the choice.</summary>
    public int Choice;

    /// <summary>Slot of the tool call within its choice: unique, counted from 0, assigned by the reader whatever the provider sent.</summary>
    public int Tool;

    /// <summary>Unix seconds, for <see cref="DeltaKind.Started"/>; 0 when not given.</summary>
    public long Created;

    /// <summary>Escaped JSON text: the reply's id (<see cref="DeltaKind.Started"/>) or the call's (<see cref="DeltaKind.ToolCallStarted"/>); empty when not given.</summary>
    public ReadOnlyMemory<byte> Id;

    /// <summary>Escaped JSON text: the model (<see cref="DeltaKind.Started"/>) or the function's name (<see cref="DeltaKind.ToolCallStarted"/>).</summary>
    public ReadOnlyMemory<byte> Name;

    /// <summary>
    /// Escaped JSON text of text, reasoning, refusal, argument and signature deltas; for <see cref="DeltaKind.Extension"/> raw members
    /// (<c>"logprobs":{…},"x":1</c>); for <see cref="DeltaKind.Usage"/> the raw members of the provider's usage object beyond the counts that
    /// <see cref="Usage"/> has no place for: for a client of the same dialect only.
    /// </summary>
    public ReadOnlyMemory<byte> Text;

    /// <summary>For <see cref="DeltaKind.Usage"/>.</summary>
    public TokenUsage Usage;

    /// <summary>For <see cref="DeltaKind.Failed"/>.</summary>
    public RouterError? Error;

    /// <summary>
    /// An <see cref="DeltaKind.Extension"/> of the same event says this in the provider's own words: a client of the provider's dialect
    /// gets that one, every other client this one.
    /// </summary>
    public bool HasTwin;

    /// <summary>For <see cref="DeltaKind.Signature"/>: it belongs to the tool call in <see cref="Tool"/>, not to reasoning.</summary>
    public bool OfCall;
}
