using LlmRouter.Chaos.Faults;
using LlmRouter.Testing.Bodies;

namespace LlmRouter.Chaos.Rig;

/// <summary>What a client posts, and where.</summary>
internal static class Ask
{
    /// <summary>More than the kernel takes for a reader that does not read.</summary>
    private const int Large = 6 * 1024 * 1024;

    public static string Path(AskKind kind) => kind == AskKind.Embeddings ? "/v1/embeddings" : OpenAiBodies.Path;

    public static string Body(AskKind kind, string model, bool large = false)
    {
        var text = JsonText.Quote(large ? new string('x', Large) : "hello");
        return kind == AskKind.Embeddings
            ? $$"""{"model":"{{model}}","input":{{text}}}"""
            : $$"""{"model":"{{model}}","messages":[{"role":"user","content":{{text}}}],"stream":{{(kind == AskKind.Stream ? "true" : "false")}}}""";
    }
}
