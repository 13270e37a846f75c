using LlmRouter.Routing;

namespace LlmRouter.Tests.Routing.Policies;

/// <summary>What holds for every policy.</summary>
public abstract class RoutePolicyContract
{
    private protected abstract IRoutePolicy Policy { get; }

    [Fact]
    public void Name_IsThatOfTheCatalog()
    {
        Assert.True(RoutePolicies.TryFind(Policy.Name.ToUpperInvariant(), out var found));
        Assert.Equal(Policy.GetType(), found.GetType());
        Assert.Single(RoutePolicies.All, policy => policy.Name == Policy.Name);
    }

    [Fact]
    public void Order_AnyCandidates_IsAPermutation()
    {
        for (var count = 1; count <= 32; count++)
        {
            for (var turn = 0L; turn < 40; turn++)
            {
                var candidates = Candidates(count, seed: (int)turn);
                var ordered = Ordered(candidates, turn);
                Assert.Equal(candidates, ordered.OrderBy(c => c.Index));
            }
        }
    }

    [Fact]
    public void Order_EqualArguments_GivesTheSameOrder()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var candidates = Candidates(1 + (seed % 32), seed);
            Assert.Equal(Ordered(candidates, seed), Ordered(candidates, seed));
        }
    }

    [Fact]
    public void Order_ExtremeValues_IsAPermutation()
    {
        CandidateLoad[] candidates =
        [
            new(0, int.MaxValue, int.MaxValue, TimeSpan.MaxValue), new(1, 1, int.MaxValue, TimeSpan.FromTicks(1)),
            new(2, int.MaxValue, 0, TimeSpan.Zero), new(3, 1, 0, TimeSpan.MaxValue),
        ];
        for (var seed = 0; seed < 50; seed++)
            Assert.Equal(candidates, Ordered(candidates, long.MaxValue - seed, seed).OrderBy(c => c.Index));
    }

    [Fact]
    public void Order_32Candidates_AllocatesNothing()
    {
        var candidates = Candidates(32, seed: 1);
        var random = new Random(1);
        var turn = 0L;
        Assert.Equal(0, Allocation.OfThousand(() => Policy.Order(candidates, turn++, random)));
    }

    private protected CandidateLoad[] Ordered(CandidateLoad[] candidates, long turn, int? seed = null)
    {
        var ordered = candidates.ToArray();
        Policy.Order(ordered, turn, new Random(seed ?? (int)turn));
        return ordered;
    }

    /// <summary>How often each candidate takes each place, over so many turns with one chance.</summary>
    private protected int[][] Places(CandidateLoad[] candidates, int turns)
    {
        var random = new Random(42);
        var places = candidates.Select(_ => new int[candidates.Length]).ToArray();
        for (var turn = 0; turn < turns; turn++)
        {
            var ordered = candidates.ToArray();
            Policy.Order(ordered, turn, random);
            for (var place = 0; place < ordered.Length; place++) places[ordered[place].Index][place]++;
        }

        return places;
    }

    private protected static CandidateLoad Load(int index, int weight = 1, int inFlight = 0, double seconds = 0) =>
        new(index, weight, inFlight, TimeSpan.FromSeconds(seconds));

    private static CandidateLoad[] Candidates(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => Load(i, random.Next(1, 100), random.Next(4), random.Next(4)))];
    }
}
