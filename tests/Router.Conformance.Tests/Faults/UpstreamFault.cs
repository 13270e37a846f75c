using LlmRouter.Testing.Upstream;

namespace LlmRouter.Conformance.Faults;

/// <summary>One way for a provider to fail, and what the router makes of it.</summary>
/// <param name="Name">Names the case.</param>
/// <param name="Status">The status that the client gets when nothing was sent yet.</param>
/// <param name="Code">The <c>error.code</c>, with a status and in an event alike.</param>
/// <param name="Steps">What the provider does.</param>
internal sealed record UpstreamFault(string Name, int Status, string Code, params UpstreamStep[] Steps)
{
    public override string ToString() => Name;
}
