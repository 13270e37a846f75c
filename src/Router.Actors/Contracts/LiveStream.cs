namespace LlmRouter.Contracts;

/// <summary>One exchange under way, as the live view shows it. Nothing of prompts or answers.</summary>
/// <param name="Id">The request's id.</param>
/// <param name="Model">By the name that the client asked for.</param>
/// <param name="Provider">Who answers, or is asked now; null before the first attempt.</param>
/// <param name="State">What it is doing.</param>
/// <param name="StateFor">For how long; once tokens come: for how long none has, or for how long the client has taken nothing.</param>
/// <param name="Age">Since the request came.</param>
/// <param name="Attempts">Attempts so far.</param>
/// <param name="TokensPerSecond">Since the first token; a chunk of text counts as one.</param>
/// <param name="BufferedBytes">Made for the client and not taken yet.</param>
public sealed record LiveStream(
    string Id,
    string Model,
    string? Provider,
    LiveStreamState State,
    TimeSpan StateFor,
    TimeSpan Age,
    int Attempts,
    double TokensPerSecond,
    long BufferedBytes);
