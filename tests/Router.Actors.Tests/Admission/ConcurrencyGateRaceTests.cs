using LlmRouter.Admission;
using LlmRouter.Contracts;
using LlmRouter.Settings;
using LlmRouter.Testing;
using LlmRouter.Testing.Time;

namespace LlmRouter.Tests.Admission;

/// <summary>A hand-over, a time-out and a cancellation of the same waiter, in every order, and all at once from several threads.</summary>
public sealed class ConcurrencyGateRaceTests
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(30);

    private readonly ManualTime _time = new();

    public static TheoryData<string> Orders => ["LTC", "LCT", "TLC", "TCL", "CLT", "CTL"];

    // L: the holder leaves. T: the wait is over. C: the waiter is cancelled.
    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Waiter_ThreeThingsHappenToIt_TheFirstDecidesAndNoPlaceIsLost(string order)
    {
        using var gone = new CancellationTokenSource();
        var gate = Gate(limit: 1, queue: 1);
        await gate.EnterAsync(Lane.Chat, default);
        var waiting = gate.EnterAsync(Lane.Chat, gone.Token).AsTask();

        foreach (var step in order)
        {
            if (step == 'L') gate.Leave();
            else if (step == 'T') _time.Advance(Wait);
            else gone.Cancel();
        }

        await ((Task)waiting.ContinueWith(static _ => { }, TaskScheduler.Default)).Patiently();
        Assert.Equal(
            order[0] switch { 'L' => "entered", 'T' => "refused", _ => "cancelled" },
            waiting.IsCompletedSuccessfully ? "entered" : waiting.IsCanceled ? "cancelled" : "refused");
        // Whoever got the place has it, cancelled since or not, and gives it back.
        Assert.Equal((order[0] == 'L' ? 1 : 0, 0), (gate.InFlight, gate.Waiting));
        if (order[0] == 'L') gate.Leave();
        Assert.True(gate.EnterAsync(Lane.Chat, default).AsTask().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Waiters_AllTimeOutAtOneInstantButOneIsHandedThePlaceInTheMidst_EachIsAnsweredOnce()
    {
        var gate = Gate(limit: 1, queue: 3);
        await gate.EnterAsync(Lane.Chat, default);
        var first = gate.EnterAsync(Lane.Chat, default).AsTask();
        // Armed between the first's timer and the others': the place comes free at the very instant at which all three waits end.
        using var leaving = _time.CreateTimer(_ => gate.Leave(), null, Wait, Timeout.InfiniteTimeSpan);
        var second = gate.EnterAsync(Lane.Embeddings, default).AsTask();
        var third = gate.EnterAsync(Lane.Embeddings, default).AsTask();

        _time.Advance(Wait);

        await Assert.ThrowsAsync<RouterException>(() => first.Patiently());
        await second.Patiently();
        await Assert.ThrowsAsync<RouterException>(() => third.Patiently());
        Assert.Equal((1, 0), (gate.InFlight, gate.Waiting));
    }

    [Fact]
    public async Task Stress_ManyComeLeaveAndGiveUp_TheLimitHoldsAndEachIsAnsweredOnce()
    {
        const int Limit = 3, Workers = 8, Rounds = 400;
        var gate = Gate(Limit, queue: 4);
        var (under, most, entered, refused, cancelled) = (0, 0, 0, 0, 0);

        await Task.WhenAll(Enumerable.Range(0, Workers).Select(seed => Task.Run(async () =>
        {
            var random = new Random(seed);
            for (var round = 0; round < Rounds; round++)
            {
                using var gone = new CancellationTokenSource();
                var entering = gate.EnterAsync(seed % 2 == 0 ? Lane.Chat : Lane.Embeddings, gone.Token).AsTask();
                var others = random.Next(4) == 0 ? Task.Run(gone.Cancel) : Task.CompletedTask;
                if (random.Next(16) == 0) _time.Advance(Wait);
                try
                {
                    await entering;
                    var now = Interlocked.Increment(ref under);
                    for (var seen = most; now > seen; seen = most) Interlocked.CompareExchange(ref most, now, seen);
                    await Task.Yield();
                    Interlocked.Decrement(ref under);
                    Interlocked.Increment(ref entered);
                    gate.Leave();
                }
                catch (RouterException)
                {
                    Interlocked.Increment(ref refused);
                }
                catch (OperationCanceledException)
                {
                    Interlocked.Increment(ref cancelled);
                }

                await others;
            }
        }))).Patiently();

        Assert.Equal(Workers * Rounds, entered + refused + cancelled);
        Assert.InRange(most, 1, Limit);
        Assert.Equal((0, 0, 0, true), (gate.InFlight, gate.Waiting, _time.ArmedTimers, gate.HasRoom));
    }

    private ConcurrencyGate Gate(int limit, int queue) => new("alpha", new ConcurrencySettings(limit, queue, Wait), _time);
}
