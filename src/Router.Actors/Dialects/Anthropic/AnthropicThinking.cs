using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Anthropic;

/// <summary>Whether and how much the model shall think, as far as Anthropic allows it in this conversation.</summary>
internal sealed class AnthropicThinking
{
    /// <summary>Spec: "The minimum budget is 1,024 tokens".</summary>
    private const long MinBudget = 1024;

    private static readonly AnthropicThinking Unsaid = new("");

    private readonly string _type;

    private AnthropicThinking(string type, long budget = 0) => (_type, Budget) = (type, budget);

    /// <summary>
    /// Tokens of thinking; 0 for none, or as many as the model likes. Spec: "max_tokens includes your thinking budget" and must be
    /// greater, while the client's limit is for the answer: the two add up.
    /// </summary>
    public long Budget { get; }

    /// <summary>Escaped word for <c>output_config.effort</c>; empty where the model takes a budget or nothing was said.</summary>
    public ReadOnlyMemory<byte> Effort { get; private init; }

    public bool IsOn => _type is "enabled" or "adaptive";

    /// <summary>What to ask for.</summary>
    public static AnthropicThinking For(ChatRequest request, AnthropicGeneration generation)
    {
        if (request.Reasoning.AsBudget() is not { } budget) return Unsaid;
        // The newest refuse the switch; without the word they do not think.
        if (budget == 0) return generation.RefusesSampling ? Unsaid : new AnthropicThinking("disabled");
        // Spec: "Tool use with thinking only supports tool_choice auto or none": a call that must be weighs more than reasoning that may.
        if (request.ToolChoice.Mode is ToolChoiceMode.Required or ToolChoiceMode.Named || IsBarred(request.Messages)) return Unsaid;
        if (generation.TakesEffort) return new AnthropicThinking("adaptive") { Effort = Word(request.Reasoning) };
        return budget < 0 ? new AnthropicThinking("adaptive") : new AnthropicThinking("enabled", Math.Clamp(budget, MinBudget, int.MaxValue));
    }

    public void Write(RawJsonWriter json)
    {
        if (_type.Length == 0) return;
        json.Name("thinking"u8).BeginObject().Name("type"u8).Escaped(EscapedText.Escape(_type));
        if (Budget > 0) json.Name("budget_tokens"u8).Number(Budget);
        json.EndObject();
    }

    // A client that only switched reasoning on leaves the effort to the model.
    private static ReadOnlyMemory<byte> Word(ReasoningOptions reasoning)
    {
        if (reasoning.Effort.IsEmpty && reasoning.Budget is null or < 0) return default;
        var word = reasoning.AsEffort();
        return word.Span.SequenceEqual("minimal"u8) ? "low"u8.ToArray() : word;
    }

    // Spec: "When thinking is enabled, a final assistant message must start with a thinking block": one of the provider's own, signed. A
    // turn that is still open (calls, results, a beginning to be continued) without one cannot be thought about any more.
    private static bool IsBarred(IReadOnlyList<ChatMessage> messages)
    {
        for (var i = messages.Count - 1; i >= 0; i--)
        {
            var message = messages[i];
            if (message.Role == ChatRole.User && (i == 0 || messages[i - 1].Role != ChatRole.Tool)) return false;
            if (message.Role == ChatRole.Assistant && message.Signature.IsEmpty) return true;
        }

        return false;
    }
}
