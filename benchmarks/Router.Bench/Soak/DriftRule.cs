namespace LlmRouter.Bench.Soak;

/// <summary>What of a curve would be drift.</summary>
internal enum DriftRule
{
    /// <summary>It may not grow under load: the median of the last quarter against that of the first.</summary>
    Growth,

    /// <summary>It must come back in quiet: idle after the load against idle before it.</summary>
    Return,
}
