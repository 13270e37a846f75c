using LlmRouter.Settings;

namespace LlmRouter.Failover;

/// <summary>A bucket of tokens: each request brings a share of one, each further attempt takes a whole one. Safe for concurrent use.</summary>
internal sealed class TokenBudget(BudgetSettings settings)
{
    private const int Unit = 1000;

    private readonly long _most = (long)settings.Burst * Unit;
    private readonly long _share = (long)(settings.PerRequest * Unit);
    private long _tokens = (long)settings.Burst * Unit;

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
            if (Interlocked.CompareExchange(ref _tokens, after, before) == before) return true;
        }
    }
}
