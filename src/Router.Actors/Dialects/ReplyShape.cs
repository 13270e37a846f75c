using LlmRouter.Contracts;
using LlmRouter.Settings;

namespace LlmRouter.Dialects;

/// <summary>What the client asked for, as far as a writer must know it.</summary>
/// <param name="Operation">Chat, completion or embeddings.</param>
/// <param name="Stream">Events or one document.</param>
/// <param name="IncludeUsage">The client sent <c>stream_options.include_usage</c>.</param>
/// <param name="Id">Id of the reply, used when the provider gives none.</param>
/// <param name="Model">The model as the client named it; every chunk says so.</param>
/// <param name="Created">Unix seconds, used when the provider gives none.</param>
/// <param name="ClientLine">Longest line to the client, in bytes.</param>
/// <param name="ErrorStyle">How an error inside a stream is shown.</param>
internal sealed record ReplyShape(
    Operation Operation, bool Stream, bool IncludeUsage, string Id, string Model, long Created, int ClientLine, ErrorStyle ErrorStyle)
{
    /// <summary>The client wants its vectors as base64.</summary>
    public bool Base64 { get; init; }

    /// <summary>The client asked for one vector: see <see cref="RequestFacts.SingleVector"/>.</summary>
    public bool SingleVector { get; init; }

    /// <summary>The client gave its tools as <c>functions</c>: see <see cref="RequestFacts.LegacyCalls"/>.</summary>
    public bool LegacyCalls { get; init; }

    /// <summary>Raw members of the request that the dialect's replies repeat (Responses: <c>"instructions":…,"tools":[…]</c>); empty in most.</summary>
    public ReadOnlyMemory<byte> Echo { get; init; }
}
