namespace LlmRouter.Bench.Soak;

/// <summary>How the faulty provider misbehaves; it is told by the model's name.</summary>
internal enum ProviderFault
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>Answers with status 500.</summary>
    Refuse,

    /// <summary>Resets the connection instead of an answer.</summary>
    Reset,

    /// <summary>Sends what is no HTTP.</summary>
    Garbage,

    /// <summary>Sends an event that is no JSON in the middle of a stream, and ends.</summary>
    Noise,

    /// <summary>Resets the connection in the middle of a stream.</summary>
    Cut,

    /// <summary>Is silent in the middle of a stream, for less than any clock of the router allows, and goes on.</summary>
    Stall,
}
