using System.Globalization;

namespace LlmRouter.Http.Start;

/// <summary>
/// Where the news of a socket is worked on. By default it hops to a pool thread, which costs more than a token does; here it stays on the
/// thread that saw it. Hence the rule: nothing that runs there waits for anything.
/// </summary>
internal static class SocketThreads
{
    // Not ones of runtimeconfig.json: the runtime reads them from the environment, once, before the first socket.
    private const string InlineCompletions = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";
    private const string ThreadCount = "DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT";

    /// <summary>Call before the first socket is made. Who has set a variable keeps their choice.</summary>
    public static void Arrange()
    {
        foreach (var (variable, value) in Choices(Environment.GetEnvironmentVariable, Environment.ProcessorCount)) Environment.SetEnvironmentVariable(variable, value);
    }

    /// <summary>The variables to set.</summary>
    /// <param name="chosen">The value of a variable; null when it is not set.</param>
    /// <param name="processors">Processors that this process may use.</param>
    internal static IEnumerable<KeyValuePair<string, string>> Choices(Func<string, string?> chosen, int processors)
    {
        var inline = chosen(InlineCompletions);
        if (inline is null) yield return KeyValuePair.Create(InlineCompletions, "1");
        else if (inline != "1") yield break;

        // The runtime's own choice is a thread for each processor, which leaves none to its collector and pool and to the provider beside it:
        // a socket thread that waits for its core keeps all its streams waiting, though another one be free.
        if (chosen(ThreadCount) is null)
            yield return KeyValuePair.Create(ThreadCount, Math.Max(1, processors - 1).ToString(CultureInfo.InvariantCulture));
    }
}
