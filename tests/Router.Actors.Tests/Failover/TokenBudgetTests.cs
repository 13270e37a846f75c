using LlmRouter.Failover;
using LlmRouter.Settings;

namespace LlmRouter.Tests.Failover;

public sealed class TokenBudgetTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10)]
    public void TryWithdraw_AtTheStart_GivesTheBurstAndNoMore(int burst) => Assert.Equal(burst, Withdrawn(new TokenBudget(new BudgetSettings(0, burst))));

    [Fact]
    public void Deposit_WithoutAShare_BringsNothing()
    {
        var budget = Spent(new BudgetSettings(0, 5));
        Deposit(budget, 1000);
        Assert.Equal(0, Withdrawn(budget));
    }

    [Theory]
    [InlineData(0.1, 9, 0)]
    [InlineData(0.1, 10, 1)]
    [InlineData(0.1, 39, 3)]
    [InlineData(0.29, 100, 29)]
    [InlineData(0.57, 100, 57)]
    [InlineData(0.0001, 9_999, 0)]
    [InlineData(0.0001, 10_000, 1)]
    [InlineData(1, 7, 7)]
    [InlineData(2.5, 2, 5)]
    public void Deposit_Share_BringsAWholeTokenForSoManyRequests(double share, int requests, int tokens)
    {
        var budget = Spent(new BudgetSettings(share, 100));
        Deposit(budget, requests);
        Assert.Equal(tokens, Withdrawn(budget));
    }

    [Theory]
    [InlineData(0.1, 1000)]
    [InlineData(1e300, 2)]
    public void Deposit_BeyondTheBurst_IsLost(double share, int requests)
    {
        var budget = new TokenBudget(new BudgetSettings(share, 10));
        Deposit(budget, requests);
        Assert.Equal(10, Withdrawn(budget));
    }

    [Fact]
    public void LargestBurst_DoesNotOverflow()
    {
        var budget = new TokenBudget(new BudgetSettings(1, int.MaxValue));
        budget.Deposit();
        Assert.True(budget.TryWithdraw());
    }

    [Fact]
    public async Task TryWithdraw_FromManyThreads_NeverGivesMoreThanThereIs()
    {
        const int Threads = 8, Each = 20_000;
        var budget = new TokenBudget(new BudgetSettings(0.25, 1000));
        // None is lost to the burst: first they spend it, then they bring more.
        var spent = await OnThreads(Threads, () => budget.TryWithdraw() ? 1 : 0, Each);
        Assert.Equal(1000, spent);

        var mixed = await OnThreads(Threads, () =>
        {
            budget.Deposit();
            return budget.TryWithdraw() ? 1 : 0;
        }, Each);
        Assert.Equal(Threads * Each / 4, mixed + Withdrawn(budget));
    }

    private static async Task<int> OnThreads(int threads, Func<int> act, int times)
    {
        using var together = new Barrier(threads);
        var counts = await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(() =>
        {
            together.SignalAndWait();
            var sum = 0;
            for (var i = 0; i < times; i++) sum += act();
            return sum;
        }, TaskCreationOptions.LongRunning)));
        return counts.Sum();
    }

    private static TokenBudget Spent(BudgetSettings settings)
    {
        var budget = new TokenBudget(settings);
        Withdrawn(budget);
        return budget;
    }

    private static void Deposit(TokenBudget budget, int requests)
    {
        for (var i = 0; i < requests; i++) budget.Deposit();
    }

    private static int Withdrawn(TokenBudget budget)
    {
        var count = 0;
        while (budget.TryWithdraw()) count++;
        return count;
    }
}
