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
        if (exchange.Request.Operation == Operation.CountTokens && !provider.CountsTokens)
            return Written(output => TokenCount.Write(TokenEstimate.Of(exchange.Client.ReadChat(exchange.Request)), output));
        if (exchange.Client is OllamaDialect && provider is not OllamaDialect && OllamaLoadRequest.IsLoadOnly(exchange.Request))
            return Written(output => OllamaLoadRequest.WriteReply(exchange.Request, exchange.Shape, output));
        return null;
    }

    private static Frame? Written(Action<FrameBuffer> write)
    {
        var buffer = new FrameBuffer();
        write(buffer);
        return buffer.Detach();
    }
}
