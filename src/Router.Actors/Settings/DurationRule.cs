namespace LlmRouter.Settings;

/// <summary>Which durations a key takes; at most 24 days in every case.</summary>
internal enum DurationRule
{
    Positive,
    ZeroOrMore,

    /// <summary>From zero to 100 ms: what people do not notice.</summary>
    Moment,

    /// <summary>Above zero, or <c>off</c>.</summary>
    PositiveOrOff,
}
