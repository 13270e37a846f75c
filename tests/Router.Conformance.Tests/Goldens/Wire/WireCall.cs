using System.Text;

namespace LlmRouter.Conformance.Goldens.Wire;

/// <summary>One tool call of a choice.</summary>
internal sealed record WireCall(string Id, string Name)
{
    /// <summary>JSON text.</summary>
    public StringBuilder Arguments { get; } = new();
}
