using LlmRouter.Dialects.Requests;

namespace LlmRouter.Dialects.Responses;

/// <summary>Where Responses requests keep a route's parameters.</summary>
internal static class ResponsesParameters
{
    public static ParameterPlace PlaceOf(string name) => name switch
    {
        "max_tokens" or "max_completion_tokens" => new ParameterPlace("max_output_tokens"),
        "reasoning_effort" => new ParameterPlace("effort") { Within = "reasoning" },
        "verbosity" => new ParameterPlace("verbosity") { Within = "text" },
        _ => new ParameterPlace(name),
    };
}
