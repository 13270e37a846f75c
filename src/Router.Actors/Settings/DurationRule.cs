namespace LlmRouter.Settings;

/// <summary>Which durations a key takes; at most 24 days in every case.</summary>
internal enum DurationRule
{
    Positive,
    ZeroOrMore,

    /// <summary>Above zero, or <c>off</c>.</summary>
    PositiveOrOff,
}
