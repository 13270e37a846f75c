namespace LlmRouter.Chaos.Faults;

/// <summary>What the client gets.</summary>
internal enum Ending
{
    /// <summary>The provider's answer, whole.</summary>
    Answer,

    /// <summary>Nothing was sent yet: an error status.</summary>
    Status,

    /// <summary>The first half of the answer, one error event and the end.</summary>
    Event,
}
