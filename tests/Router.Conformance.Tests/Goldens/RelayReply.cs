using System.Text;
using LlmRouter.Contracts;

namespace LlmRouter.Conformance.Goldens;

/// <summary>What one run of the graph gave.</summary>
/// <param name="Bytes">All that the client would read; an error's native event is behind the frames of a stream.</param>
/// <param name="Committed">Bytes before that error event.</param>
/// <param name="Error">Why it failed; null when it is whole.</param>
internal sealed record RelayReply(byte[] Bytes, int Committed, RouterError? Error)
{
    public string Text => Encoding.UTF8.GetString(Bytes);
}
