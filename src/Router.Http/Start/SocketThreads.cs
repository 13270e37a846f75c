namespace LlmRouter.Http.Start;

/// <summary>
/// Where the news of a socket is worked on. By default it hops to a pool thread, which costs more than a token does; here it stays on the
/// thread that saw it. Hence the rule: nothing that runs there waits for anything.
/// </summary>
internal static class SocketThreads
{
    // Not one of runtimeconfig.json: the runtime reads it from the environment, once, before the first socket.
    private const string InlineCompletions = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    /// <summary>Call before the first socket is made. Who has set the variable keeps their choice.</summary>
    public static void RunCompletionsInline()
    {
        if (Environment.GetEnvironmentVariable(InlineCompletions) is null) Environment.SetEnvironmentVariable(InlineCompletions, "1");
    }
}
