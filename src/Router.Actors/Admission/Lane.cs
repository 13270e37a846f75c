namespace LlmRouter.Admission;

/// <summary>Requests that wait in one line. Lanes take turns, so that a burst in one does not hold up the other.</summary>
internal enum Lane
{
    /// <summary>Somebody waits for an answer.</summary>
    Chat,

    /// <summary>Vectors, mostly in bursts.</summary>
    Embeddings,
}
