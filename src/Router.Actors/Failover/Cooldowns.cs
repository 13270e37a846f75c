using System.Collections.Immutable;

namespace LlmRouter.Failover;

/// <summary>Until when each model is left alone, because its provider said so with a 429. An immutable value.</summary>
internal sealed record Cooldowns
{
    /// <summary>Most models that are remembered: clients make up names, and memory must not grow with them.</summary>
    public const int Capacity = 256;

    private static readonly TimeSpan WithoutAdvice = TimeSpan.FromSeconds(5);

    // A date far away is more likely a wrong clock than an advice.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public static Cooldowns None { get; } = new();

    public int Count => Until.Count;

    private ImmutableDictionary<string, TimeSpan> Until { get; init; } = ImmutableDictionary.Create<string, TimeSpan>(StringComparer.Ordinal);

    /// <summary>How much longer; zero when it is not cooling.</summary>
    public TimeSpan Left(string model, TimeSpan now) => Until.TryGetValue(model, out var until) && until > now ? until - now : TimeSpan.Zero;

    /// <summary>With this model cooling. Of two waits the one that ends later holds.</summary>
    /// <param name="model">The model by the provider's own name.</param>
    /// <param name="advice">The provider's <c>Retry-After</c>; null when it gave none.</param>
    /// <param name="now">When it refused.</param>
    public Cooldowns With(string model, TimeSpan? advice, TimeSpan now)
    {
        var wait = advice ?? WithoutAdvice;
        var until = now + (wait < Longest ? wait : Longest);
        if (until <= now || (Until.TryGetValue(model, out var known) && known >= until)) return this;
        var left = Until.RemoveRange(Until.Where(entry => entry.Value <= now).Select(entry => entry.Key));
        if (left.Count >= Capacity && !left.ContainsKey(model)) left = left.Remove(left.MinBy(entry => entry.Value).Key);
        return this with { Until = left.SetItem(model, until) };
    }
}
