using System.Buffers;
using LlmRouter.Contracts;

namespace LlmRouter.Dialects;

/// <summary>Writes one client dialect, as a stream or as a document. One per reply.</summary>
internal interface IDeltaWriter
{
    /// <summary>
    /// Writes what these deltas say as whole events. A document writer only gathers. Nothing is written before the first semantic
    /// delta, so that nothing is committed by a role or a comment. <see cref="DeltaKind.Failed"/> never gets here.
    /// </summary>
    void Write(ReadOnlySpan<StreamDelta> deltas, IBufferWriter<byte> output);

    /// <summary>The provider truly finished: writes the finish, the usage and the terminator, or the gathered document.</summary>
    void Complete(IBufferWriter<byte> output);

    /// <summary>The stream broke, perhaps before anything was written: its last event, without any finish, usage or terminator.</summary>
    void Fail(RouterError error, IBufferWriter<byte> output);
}
