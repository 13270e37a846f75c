using System.Text.Json;
using LlmRouter.Contracts;
using LlmRouter.Framing;

namespace LlmRouter.Dialects.Gemini;

/// <summary>
/// Google's Gemini API: <c>models/X:streamGenerateContent</c>, <c>:generateContent</c>, <c>:batchEmbedContents</c>, <c>:countTokens</c>.
/// The provider's side only: no client of the router speaks it, so requests are always written anew.
/// </summary>
internal sealed class GeminiDialect : IProviderDialect
{
    public const string DialectName = "gemini";

    public string Name => DialectName;

    public bool CountsTokens => true;

    public UpstreamCall Encode(RouterRequest request, RequestFacts facts, IClientDialect client, UpstreamTarget target)
    {
        var model = new GeminiModel(target.Model);
        return request.Operation switch
        {
            Operation.Embeddings => new UpstreamCall($"{model.Path}:batchEmbedContents", GeminiEmbeddings.Write(client.ReadEmbeddings(request), model)),
            Operation.CountTokens => new UpstreamCall($"{model.Path}:countTokens", GeminiRequestWriter.WriteCount(client.ReadChat(request), model)),
            _ => new UpstreamCall(
                facts.Stream ? $"{model.Path}:streamGenerateContent?alt=sse" : $"{model.Path}:generateContent",
                GeminiRequestWriter.Write(client.ReadChat(request), model)),
        };
    }

    // A prompt that was blocked has no candidates, and a last event may hold nothing but counts.
    public bool Recognizes(in WireEvent wireEvent)
    {
        var data = wireEvent.Data.Span;
        return JsonEvent.Kind(data, "candidates"u8) == JsonTokenType.StartArray
            || JsonEvent.Kind(data, "promptFeedback"u8) == JsonTokenType.StartObject
            || JsonEvent.Kind(data, "usageMetadata"u8) == JsonTokenType.StartObject;
    }

    public IDeltaReader CreateReader() => new GeminiDeltaReader();
}
