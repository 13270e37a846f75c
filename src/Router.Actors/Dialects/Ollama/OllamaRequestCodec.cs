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
    public static UpstreamCall Splice(RouterRequest request, string upstreamModel)
    {
        byte[] model = [(byte)'"', .. EscapedText.Escape(upstreamModel), (byte)'"'];
        return new UpstreamCall(Path(request.Operation), JsonSplice.Apply(JsonPeek.WithoutMark(request.Body), JsonEdit.Set("model"u8, model)));
    }

    /// <summary>The body of a request that came in another dialect.</summary>
    public static UpstreamCall Translate(RouterRequest request, IDialect client, string upstreamModel) => new(
        Path(request.Operation),
        request.Operation switch
        {
            Operation.Embeddings => OllamaRequestWriter.WriteEmbed(client.ReadEmbeddings(request), upstreamModel),
            Operation.Completion => OllamaRequestWriter.WriteGenerate(client.ReadChat(request), upstreamModel),
            _ => OllamaRequestWriter.WriteChat(client.ReadChat(request), upstreamModel),
        });
}
