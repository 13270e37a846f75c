using LlmRouter.Contracts;
using LlmRouter.Dialects.OpenAi;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Responses;

/// <summary>Makes the body that a provider of the Responses API takes. Encoding what was encoded changes nothing.</summary>
internal static class ResponsesRequestCodec
{
    /// <summary>The provider's path for an operation; vectors are asked for as everywhere at OpenAI.</summary>
    public static string Path(Operation operation) => operation == Operation.Embeddings ? "embeddings" : "responses";

    /// <summary>The client's own body with the provider's model name: such a provider knows earlier responses, and tools of its own.</summary>
    public static UpstreamCall Splice(RouterRequest request, UpstreamTarget target)
    {
        return new UpstreamCall(Path(request.Operation), JsonSplice.Apply(JsonPeek.WithoutMark(request.Body), JsonEdit.SetText("model"u8, target.Model)));
    }

    /// <summary>The body of a request that came in another dialect.</summary>
    public static UpstreamCall Translate(RouterRequest request, IClientDialect client, UpstreamTarget target) => new(Path(request.Operation), request.Operation == Operation.Embeddings
        ? OpenAiRequestWriter.Write(client.ReadEmbeddings(request), target.Model)
        : ResponsesRequestWriter.Write(client.ReadChat(request), target));
}
