using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Anthropic;

/// <summary>Where Messages requests keep a route's parameters.</summary>
internal static class AnthropicParameters
{
    public static ParameterPlace PlaceOf(string name) => name switch
    {
        "max_completion_tokens" => new ParameterPlace("max_tokens"),
        "stop" => new ParameterPlace("stop_sequences") { Convert = AsList },
        "reasoning_effort" => new ParameterPlace("effort") { Within = "output_config" },
        "user" => new ParameterPlace("user_id") { Within = "metadata" },
        _ => new ParameterPlace(name),
    };

    private static ReadOnlyMemory<byte> AsList(ReadOnlyMemory<byte> stop) =>
        JsonValue.IsString(stop) ? (byte[])[(byte)'[', .. stop.Span, (byte)']'] : stop;
}
