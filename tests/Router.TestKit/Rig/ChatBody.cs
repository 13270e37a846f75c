namespace LlmRouter.Testing.Rig;

/// <summary>What clients post to <c>/v1/chat/completions</c>.</summary>
internal static class ChatBody
{
    public static string Stream { get; } = With("\"stream\":true");

    public static string StreamWithUsage { get; } = With("\"stream\":true,\"stream_options\":{\"include_usage\":true}");

    public static string Whole { get; } = With("\"stream\":false");

    /// <summary>A chat request with further members.</summary>
    public static string With(string members, string model = TestSettings.Model) =>
        $$"""{"model":"{{model}}","messages":[{"role":"user","content":"hello"}],{{members}}}""";
}
