namespace LlmRouter.Bench.Soak;

/// <summary>One kind of client in the mixed traffic.</summary>
/// <param name="Name">What it does, for messages.</param>
/// <param name="Weight">How often it comes, in relation to the others' weights.</param>
/// <param name="Request">The bytes it sends.</param>
/// <param name="Expects">What its answer must be.</param>
/// <param name="Tokens">How many tokens are in the whole answer.</param>
internal sealed record Visit(string Name, int Weight, byte[] Request, Expectation Expects, int Tokens)
{
    /// <summary>Whether the answer is a stream.</summary>
    public bool Streams { get; init; } = true;

    /// <summary>After how many tokens the client leaves.</summary>
    public int LeavesAfter { get; init; } = int.MaxValue;

    /// <summary>How fast it reads; 0 for as fast as it can.</summary>
    public int BytesPerSecond { get; init; }

    /// <summary>How the provider misbehaves.</summary>
    public ProviderFault Fault { get; init; }

    /// <summary>What is wrong with the answer, the provider's fault considered; null when nothing is.</summary>
    public string? Check(Seen seen) => Expects switch
    {
        Expectation.Begun => seen.Tokens >= LeavesAfter ? null : $"left after {seen.Tokens} tokens ({seen.Broke ?? $"status {seen.Status}"})",
        // Whatever else is wrong with such an answer, it must not look like a whole one.
        Expectation.Broken when seen.Done || seen.Finished => "a broken answer looks whole",
        Expectation.Broken when seen is { Status: 200, Errors: 0 } => "a broken answer without an error event",
        Expectation.Broken => seen.Status == 200 || seen.Status >= 400 ? null : Described(seen),
        Expectation.Refused => seen is { Status: >= 400, Complete: true } ? null : $"not refused: {Described(seen)}",
        Expectation.Delivered => seen is { Status: 200, Complete: true } ? null : $"not delivered: {Described(seen)}",
        _ => IsWhole(seen) ? null : $"not whole: {Described(seen)}",
    };

    private bool IsWhole(Seen seen) => seen is { Status: 200, Errors: 0, Finished: true, Complete: true } && seen.Tokens == Tokens && seen.Done == Streams;

    private static string Described(Seen seen) =>
        $"status {seen.Status}, {seen.Tokens} tokens{(seen.Errors > 0 ? ", an error event" : "")}{(seen.Finished ? ", finished" : "")}{(seen.Done ? ", [DONE]" : "")}{(seen.Complete ? "" : $", cut ({seen.Broke ?? "closed"})")}";
}
