namespace LlmRouter.Bench.Soak;

/// <summary>What an answer must be.</summary>
internal enum Expectation
{
    /// <summary>Status 200, every token, finish reason, terminator, and the body's end.</summary>
    Whole,

    /// <summary>Status 200 and the body's end; what is in it is not looked at.</summary>
    Delivered,

    /// <summary>An error status.</summary>
    Refused,

    /// <summary>A stream that began well and ends with an error event, without finish reason and terminator.</summary>
    Broken,

    /// <summary>As many tokens as the client waits for before it leaves.</summary>
    Begun,
}
