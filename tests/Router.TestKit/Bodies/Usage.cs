namespace LlmRouter.Testing.Bodies;

/// <summary>Token counts of a scripted reply.</summary>
internal sealed record Usage(int Prompt, int Completion)
{
    public string ToJson() => $$"""{"prompt_tokens":{{Prompt}},"completion_tokens":{{Completion}},"total_tokens":{{Prompt + Completion}}}""";
}
