using LlmRouter.Json;

namespace LlmRouter.Dialects.Requests;

/// <summary>Refuses what several dialects cannot be asked, where leaving it out would give another answer.</summary>
internal static class Unsupported
{
    /// <exception cref="Contracts.RouterException">The client wants several choices.</exception>
    public static void SeveralChoices(ChatRequest request)
    {
        if (JsonValue.Integer(request.Sampling.Choices) > 1)
            throw InvalidRequest.At("n", "The provider of this model gives one choice per request. Send 'n' requests, or leave 'n' out.");
    }

    /// <exception cref="Contracts.RouterException">The client wants what lies before a text.</exception>
    public static void Suffix(ChatRequest request)
    {
        if (!request.Suffix.IsEmpty)
            throw InvalidRequest.At("suffix", "The provider of this model cannot fill in before a 'suffix'. Leave it out or name another model.");
    }
}
