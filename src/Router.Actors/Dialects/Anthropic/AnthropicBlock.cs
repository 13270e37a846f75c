using LlmRouter.Json;

namespace LlmRouter.Dialects.Anthropic;

/// <summary>A content block of a stream that is being written. Blocks go out one after the other: a later one gathers its events meanwhile.</summary>
internal sealed class AnthropicBlock(int index, AnthropicBlockKind kind, int slot = -1)
{
    public int Index { get; } = index;

    public AnthropicBlockKind Kind { get; } = kind;

    /// <summary>Of a function call.</summary>
    public int Slot { get; } = slot;

    /// <summary>Whole events that wait until this block's turn comes.</summary>
    public ByteBuffer Waiting { get; } = new();

    /// <summary>Follows the arguments of a call.</summary>
    public ArgumentsEnd Arguments { get; } = new();

    /// <summary>A delta went out: a call without any is given empty arguments.</summary>
    public bool HasDeltas { get; set; }

    /// <summary>Nothing more belongs to it: the provider said so, or a thinking block has its signature.</summary>
    public bool IsEnded { get; set; }

    /// <summary>True when it may be stopped once another block has begun. Arguments that are not whole may still grow.</summary>
    public bool MayStop => IsEnded || Kind != AnthropicBlockKind.Call || Arguments.IsReached;
}
