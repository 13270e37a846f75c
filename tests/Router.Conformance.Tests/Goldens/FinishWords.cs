namespace LlmRouter.Conformance.Goldens;

/// <summary>Why an answer ended: every provider's word as one of four, and those four in each facade's words. Wire contract §1.4.</summary>
internal static class FinishWords
{
    public static string Canonical(string word, bool hasCalls) => word.ToLowerInvariant() switch
    {
        "length" or "max_tokens" or "model_length" or "max_output_tokens" or "incomplete" => "length",
        "content_filter" or "safety" or "recitation" or "refusal" or "prohibited_content" or "" => "content_filter",
        "tool_calls" or "tool_use" or "function_call" => "tool_calls",
        // Some providers stop with calls and do not say so. Wire contract §1.8: "Finish is tool_calls."
        _ => hasCalls ? "tool_calls" : "stop",
    };

    public static string In(Facade facade, string reason, string nativeWord, bool isNative) => facade.Client.Name switch
    {
        // Ollama has two words; a call is no reason to it.
        "ollama" => reason == "length" ? "length" : "stop",
        // Its own word passes where the provider is Anthropic: stop_sequence, pause_turn.
        "anthropic" => isNative ? nativeWord : reason switch
        {
            "length" => "max_tokens",
            "tool_calls" => "tool_use",
            "content_filter" => "refusal",
            _ => "end_turn",
        },
        "responses" => reason switch
        {
            "length" => "max_output_tokens",
            "content_filter" => "content_filter",
            _ => "completed",
        },
        // A legacy completion never calls a tool.
        _ => reason == "tool_calls" && facade.Name == "completions" ? "stop" : reason,
    };
}
