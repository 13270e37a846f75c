using LlmRouter.Settings;

namespace LlmRouter.Failover;

/// <summary>A bucket of tokens: each request brings a share of one, each further attempt takes a whole one. Safe for concurrent use.</summary>
internal sealed class TokenBudget(BudgetSettings settings)
{
    // Counted in millionths: one further attempt for a million requests is the least that can be set.
    private const long Unit = 1_000_000;

    private readonly long _most = settings.Burst * Unit;
    private readonly long _share = (long)Math.Min(Math.Round(settings.PerRequest * Unit), settings.Burst * (double)Unit);
    private long _tokens = settings.Burst * Unit;

    /// <summary>A request has come.</summary>
    public void Deposit() => Change(_share);

    /// <summary>False when the budget is spent.</summary>
    public bool TryWithdraw() => Change(-Unit);

    private bool Change(long by)
    {
        while (true)
        {
            var before = Volatile.Read(ref _tokens);
            var after = Math.Min(before + by, _most);
            if (after < 0) return false;
            if (after == before) return true;
            if (Interlocked.CompareExchange(ref _tokens, after, before) == before) return true;
        }
    }
}
