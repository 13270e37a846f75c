using System.Text.Json;
using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Requests;

/// <summary>The members of a request's body.</summary>
internal static class RequestFields
{
    /// <exception cref="RouterException">The body is no JSON object.</exception>
    public static JsonFields Read(RouterRequest request)
    {
        try
        {
            return JsonFields.Read(JsonPeek.WithoutMark(request.Body));
        }
        catch (JsonException broken)
        {
            throw InvalidRequest.NoJson(broken);
        }
    }
}
