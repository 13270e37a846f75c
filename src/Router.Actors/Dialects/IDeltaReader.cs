using LlmRouter.Framing;

namespace LlmRouter.Dialects;

/// <summary>Reads one provider dialect: events in, deltas out. One per stream.</summary>
internal interface IDeltaReader
{
    /// <summary>Adds what this event says. Never throws on bad JSON: it adds one <see cref="DeltaKind.Failed"/> instead.</summary>
    void Read(in WireEvent wireEvent, int ordinal, DeltaBatch output);

    /// <summary>The bytes have ended: adds what was held back.</summary>
    void Complete(DeltaBatch output);
}
