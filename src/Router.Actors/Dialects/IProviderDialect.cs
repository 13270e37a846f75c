using LlmRouter.Contracts;
using LlmRouter.Framing;

namespace LlmRouter.Dialects;

/// <summary>One way in which providers speak: what they are sent, and what they send. Stateless; its readers are the state of one reply.</summary>
internal interface IProviderDialect
{
    /// <summary>The name in configuration and in the log: <c>openai</c>, <c>gemini</c>.</summary>
    string Name { get; }

    /// <summary>
    /// The request as a provider of this dialect takes it, from a client of <paramref name="client"/>. The same dialect splices the
    /// model's name and copies the rest; another is read into the canonical request and written anew.
    /// </summary>
    /// <exception cref="RouterException">The request says something that this dialect cannot; the error names it.</exception>
    UpstreamCall Encode(RouterRequest request, RequestFacts facts, IClientDialect client, UpstreamTarget target);

    /// <summary>True when this event has the shape of this dialect. At most one dialect of the catalog says so of any event.</summary>
    bool Recognizes(in WireEvent wireEvent);

    /// <summary>A reader for one reply.</summary>
    IDeltaReader CreateReader();

    /// <summary>True when a provider of this dialect counts the tokens of a request (<see cref="Operation.CountTokens"/>).</summary>
    bool CountsTokens => false;
}
