using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Anthropic;

/// <summary>Makes the body that Anthropic takes. Encoding what was encoded changes nothing.</summary>
internal static class AnthropicRequestCodec
{
    /// <summary>The provider's path for an operation.</summary>
    public static string Path(Operation operation) => operation == Operation.CountTokens ? "messages/count_tokens" : "messages";

    /// <summary>The client's own body with the provider's model name, and the client's own versions of the API.</summary>
    public static UpstreamCall Splice(RouterRequest request, UpstreamTarget target)
    {
        if (request.Operation == Operation.Embeddings) throw AnthropicDialect.NoEmbeddings();
        var body = JsonSplice.Apply(JsonPeek.WithoutMark(request.Body), JsonEdit.SetText("model"u8, target.Model));
        return new UpstreamCall(Path(request.Operation), body) { Headers = request.Headers };
    }

    /// <summary>The body of a request that came in another dialect.</summary>
    public static UpstreamCall Translate(RouterRequest request, IClientDialect client, UpstreamTarget target)
    {
        if (request.Operation == Operation.Embeddings) throw AnthropicDialect.NoEmbeddings();
        var chat = client.ReadChat(request);
        return new UpstreamCall(Path(request.Operation), AnthropicRequestWriter.Write(chat, target, countOnly: request.Operation == Operation.CountTokens));
    }
}
