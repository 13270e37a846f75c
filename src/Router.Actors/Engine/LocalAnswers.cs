using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Streams;

namespace LlmRouter.Engine;

/// <summary>Requests that the provider in question has no endpoint for and the router can answer truthfully by itself.</summary>
internal static class LocalAnswers
{
    /// <summary>The whole answer, or null when the provider must be asked.</summary>
    /// <exception cref="RouterException">The request is broken.</exception>
    public static Frame? Find(RouterRequest request, IClientDialect client, IProviderDialect provider)
    {
        if (request.Operation != Operation.CountTokens || provider.CountsTokens) return null;
        var buffer = new FrameBuffer();
        TokenCount.Write(TokenEstimate.Of(client.ReadChat(request)), buffer);
        return buffer.Detach();
    }
}
