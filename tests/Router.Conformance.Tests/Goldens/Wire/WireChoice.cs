using System.Text;

namespace LlmRouter.Conformance.Goldens.Wire;

/// <summary>One choice of a reply.</summary>
internal sealed class WireChoice
{
    public StringBuilder Text { get; } = new();

    public StringBuilder Reasoning { get; } = new();

    public StringBuilder Refusal { get; } = new();

    public List<WireCall> Calls { get; } = [];

    /// <summary>Why it ended, in the dialect's word.</summary>
    public string? Finish { get; set; }
}
