using LlmRouter.Json;

namespace LlmRouter.Dialects.Requests;

/// <summary>How much the model shall reason. Dialects ask for it by a word, a number of tokens or a switch; each is read from whichever was given.</summary>
/// <param name="Enabled">The switch; null when not given.</param>
/// <param name="Effort">Escaped word: <c>none</c>, <c>minimal</c>, <c>low</c>, <c>medium</c>, <c>high</c>, <c>xhigh</c>, <c>max</c>; empty when not given.</param>
/// <param name="Budget">Most tokens of reasoning; 0 forbids it, -1 leaves it to the model; null when not given.</param>
internal sealed record ReasoningOptions(bool? Enabled, ReadOnlyMemory<byte> Effort = default, long? Budget = null)
{
    public static readonly ReasoningOptions Unset = new(Enabled: null);

    /// <summary>The client said something about reasoning.</summary>
    public bool IsGiven => Enabled is not null || !Effort.IsEmpty || Budget is not null;

    /// <summary>The client wants none.</summary>
    public bool IsOff => Enabled == false || Budget == 0 || Effort.Span.SequenceEqual("none"u8);

    /// <summary>The word to ask with; empty when nothing was said.</summary>
    public ReadOnlyMemory<byte> AsEffort()
    {
        if (!IsGiven) return default;
        if (IsOff) return "none"u8.ToArray();
        if (!Effort.IsEmpty) return Effort;
        return Budget switch
        {
            null or < 0 => "medium"u8.ToArray(),
            < 4096 => "low"u8.ToArray(),
            < 16384 => "medium"u8.ToArray(),
            _ => "high"u8.ToArray(),
        };
    }

    /// <summary>The tokens to ask with: 0 for none, -1 for as many as the model likes; null when nothing was said.</summary>
    public long? AsBudget()
    {
        if (!IsGiven) return null;
        if (IsOff) return 0;
        if (Budget is not null) return Budget;
        return EscapedText.ToText(Effort.Span) switch
        {
            "minimal" => 1024,
            "low" => 2048,
            "medium" => 8192,
            "high" => 16384,
            "xhigh" or "max" => 32768,
            _ => -1,
        };
    }
}
