using System.Text.Json;
using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects;

/// <summary>Checks the members of a body that routing needs. The same names in every dialect so far.</summary>
internal static class RequestPeek
{
    /// <summary>Reads the facts.</summary>
    /// <param name="body">The client's body.</param>
    /// <param name="streamsByDefault">What a body without <c>stream</c> asks for.</param>
    /// <exception cref="RouterException">Status 400 and the member at fault.</exception>
    public static RequestFacts Read(ReadOnlyMemory<byte> body, bool streamsByDefault)
    {
        JsonPeek peek;
        try
        {
            peek = JsonPeek.Read(JsonPeek.WithoutMark(body));
        }
        catch (JsonException broken)
        {
            throw InvalidRequest.NoJson(broken);
        }

        if (peek.ModelHasWrongType) throw InvalidRequest.At("model", "'model' must be a string: the name of a model from the list of models.");
        if (peek.Model.IsEmpty) throw InvalidRequest.At("model", "'model' is missing: name one from the list of models.");
        if (peek.StreamHasWrongType) throw InvalidRequest.At("stream", "'stream' must be true or false.");
        if (peek.StreamOptionsHasWrongType) throw InvalidRequest.At("stream_options", "'stream_options' must be an object, and its 'include_usage' true or false.");
        return new RequestFacts(EscapedText.ToText(peek.Model.Span), peek.Stream ?? streamsByDefault, peek.IncludeUsage)
        {
            LegacyCalls = peek is { HasFunctions: true, HasTools: false },
        };
    }
}
