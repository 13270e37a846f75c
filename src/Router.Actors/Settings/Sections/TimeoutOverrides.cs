namespace LlmRouter.Settings.Sections;

/// <summary>The waits that one place sets: per operation (<c>chat-stream.idle</c>), for all (<c>idle</c>), or not at all.</summary>
internal sealed record TimeoutOverrides(IReadOnlyDictionary<string, TimeSpan> Waits)
{
    /// <summary>What this place says; the operation's own word goes before the word for all.</summary>
    public TimeSpan? Find(string operation, string limit) =>
        Waits.TryGetValue($"{operation}.{limit}", out var own) ? own : Waits.TryGetValue(limit, out var all) ? all : null;
}
