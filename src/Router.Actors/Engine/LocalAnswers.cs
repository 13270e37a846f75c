using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Dialects.Ollama;
using LlmRouter.Streams;

namespace LlmRouter.Engine;

/// <summary>Requests that the provider in question has no endpoint for and the router can answer truthfully by itself.</summary>
internal static class LocalAnswers
{
    /// <summary>The whole answer, or null when the provider must be asked.</summary>
    /// <exception cref="RouterException">The request is broken.</exception>
    public static Frame? Find(Exchange exchange, IProviderDialect provider)
    {
        var buffer = new FrameBuffer();
        if (exchange.Request.Operation == Operation.CountTokens && !provider.CountsTokens)
            TokenCount.Write(TokenEstimate.Of(exchange.Client.ReadChat(exchange.Request)), buffer);
        else if (exchange.Client is OllamaDialect && provider is not OllamaDialect && OllamaLoadRequest.IsLoadOnly(exchange.Request))
            OllamaLoadRequest.WriteReply(exchange.Request, exchange.Shape, buffer);
        return buffer.Detach();
    }
}
