using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Ollama;

/// <summary>Where Ollama's requests keep a route's parameters: those of sampling among their options.</summary>
internal static class OllamaParameters
{
    public static ParameterPlace PlaceOf(string name) => name switch
    {
        "temperature" or "top_p" or "top_k" or "seed" or "presence_penalty" or "frequency_penalty" => Option(name),
        "stop" => Option(name) with { Convert = OllamaRequestWriter.Stop },
        "max_tokens" or "max_completion_tokens" => Option("num_predict"),
        "reasoning_effort" => new ParameterPlace("think") { Convert = Think },
        _ => new ParameterPlace(name),
    };

    private static ParameterPlace Option(string name) => new(name) { Within = "options" };

    // An effort that is none of OpenAI's is left for Ollama to judge.
    private static ReadOnlyMemory<byte> Think(ReadOnlyMemory<byte> effort)
    {
        var level = OllamaRequestWriter.Level(JsonValue.Text(effort));
        return level.IsEmpty ? effort : level.ToArray();
    }
}
