using System.Text;

namespace LlmRouter.Conformance.Goldens.Wire;

/// <summary>One tool call of a choice.</summary>
internal sealed record WireCall(string Id, string Name)
{
    /// <summary>The number by which OpenAI's chunks name it.</summary>
    public int Index { get; init; }

    /// <summary>JSON text.</summary>
    public StringBuilder Arguments { get; } = new();
}
