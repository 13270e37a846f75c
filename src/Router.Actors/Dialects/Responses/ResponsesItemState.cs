namespace LlmRouter.Dialects.Responses;

/// <summary>What the reader has said of one item of the output: some servers say a text only when it is done, and nothing may be said twice.</summary>
internal sealed class ResponsesItemState(int index)
{
    /// <summary>UTF-16 units of each part that were said.</summary>
    private readonly Dictionary<(ResponsesPartKind Kind, int Index), long> _said = [];

    public int Index { get; } = index;

    /// <summary>The item began with an event of its own.</summary>
    public bool IsAdded { get; set; }

    public bool IsDone { get; set; }

    /// <summary>Slot of the call; -1 while none began.</summary>
    public int Slot { get; set; } = -1;

    /// <summary>Escaped; empty when not given.</summary>
    public byte[] Id { get; set; } = [];

    public bool HasAnnotations { get; set; }

    /// <summary>UTF-16 units of the arguments that were said.</summary>
    public long Arguments { get; set; }

    /// <summary>The part that is being said.</summary>
    public (ResponsesPartKind Kind, int Index)? Current { get; set; }

    /// <summary>Units said of all parts of a kind.</summary>
    public long Said(ResponsesPartKind kind) => _said.Where(part => part.Key.Kind == kind).Sum(part => part.Value);

    public long Said(ResponsesPartKind kind, int part) => _said.GetValueOrDefault((kind, part));

    public void Add(ResponsesPartKind kind, int part, long units) => _said[(kind, part)] = Said(kind, part) + units;
}
