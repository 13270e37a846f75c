using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Ollama;

/// <summary>Makes the body that Ollama takes. Encoding what was encoded changes nothing.</summary>
internal static class OllamaRequestCodec
{
    /// <summary>Ollama's path for an operation.</summary>
    public static string Path(Operation operation) => operation switch
    {
        Operation.Completion => "api/generate",
        Operation.Embeddings => "api/embed",
        _ => "api/chat",
    };

    /// <summary>The client's own body with the provider's model name.</summary>
    public static UpstreamCall Splice(RouterRequest request, RequestFacts facts, UpstreamTarget target)
    {
        var rename = JsonEdit.SetText("model"u8, target.Model);
        var body = JsonPeek.WithoutMark(request.Body);
        // The legacy way of asking goes to api/embed like the other: one path, one shape of reply.
        var spliced = facts.SingleVector
            ? JsonSplice.Apply(body, rename, JsonEdit.Set("input"u8, OllamaRequestReader.ReadEmbeddings(request).Input), JsonEdit.Set("prompt"u8, default))
            : JsonSplice.Apply(body, rename);
        return new UpstreamCall(Path(request.Operation), spliced);
    }

    /// <summary>The body of a request that came in another dialect.</summary>
    public static UpstreamCall Translate(RouterRequest request, IClientDialect client, UpstreamTarget target) => new(
        Path(request.Operation),
        request.Operation switch
        {
            Operation.Embeddings => OllamaRequestWriter.WriteEmbed(client.ReadEmbeddings(request), target.Model),
            Operation.Completion => OllamaRequestWriter.WriteGenerate(client.ReadChat(request), target.Model),
            _ => OllamaRequestWriter.WriteChat(client.ReadChat(request), target.Model),
        });
}
