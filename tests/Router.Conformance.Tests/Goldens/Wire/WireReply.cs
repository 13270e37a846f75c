namespace LlmRouter.Conformance.Goldens.Wire;

/// <summary>What a reply says, whatever it was written in.</summary>
internal sealed class WireReply
{
    public SortedDictionary<int, WireChoice> Choices { get; } = [];

    public WireUsage? Usage { get; set; }

    /// <summary>The text of the error at its end.</summary>
    public string? Error { get; set; }

    /// <summary>The dialect's own terminator was there.</summary>
    public bool Terminated { get; set; }

    /// <summary>
    /// Where a later event repeats what earlier ones said, and says it differently. Never, unless the provider itself did so and speaks
    /// the client's dialect.
    /// </summary>
    public List<string> Contradictions { get; init; } = [];

    public WireChoice Choice(int index)
    {
        if (!Choices.TryGetValue(index, out var choice)) Choices.Add(index, choice = new WireChoice());
        return choice;
    }
}
