using LlmRouter.Admission;
using LlmRouter.Contracts;
using LlmRouter.Settings;
using LlmRouter.Testing;
using LlmRouter.Testing.Time;

namespace LlmRouter.Tests.Admission;

public sealed class ConcurrencyGateTests
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private readonly ManualTime _time = new();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Enter_UpToTheLimit_AtOnce(int limit)
    {
        var gate = Gate(limit, queue: 5);

        for (var i = 0; i < limit; i++)
        {
            Assert.True(gate.HasRoom);
            Assert.True(Enter(gate).IsCompletedSuccessfully);
            Assert.Equal((i + 1, 0), (gate.InFlight, gate.Waiting));
        }

        Assert.False(gate.HasRoom);
        Assert.Equal(0, _time.ArmedTimers);
    }

    [Fact]
    public void Leave_NobodyWaits_MakesRoom()
    {
        var gate = Full(limit: 1, queue: 5);

        gate.Leave();

        Assert.Equal((true, 0), (gate.HasRoom, gate.InFlight));
        Assert.True(Enter(gate).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Leave_SomebodyWaits_HandsItsPlaceOver()
    {
        var gate = Full(limit: 1, queue: 5);
        var (first, second) = (Enter(gate), Enter(gate));
        Assert.Equal((1, 2), (gate.InFlight, gate.Waiting));

        gate.Leave();
        await first.Patiently();
        Assert.Equal((1, 1, false), (gate.InFlight, gate.Waiting, second.IsCompleted));

        gate.Leave();
        await second.Patiently();
        Assert.Equal((1, 0), (gate.InFlight, gate.Waiting));

        gate.Leave();
        Assert.Equal((0, 0), (gate.InFlight, _time.ArmedTimers));
    }

    [Fact]
    public void Enter_SomebodyWasHandedThePlace_DoesNotOvertake()
    {
        var gate = Full(limit: 1, queue: 5);
        _ = Enter(gate);

        gate.Leave();
        // The place is taken from the moment it is handed over, whether or not its new owner has run yet.
        var late = Enter(gate);

        Assert.False(late.IsCompleted);
        Assert.Equal((1, 1), (gate.InFlight, gate.Waiting));
    }

    [Fact]
    public async Task Enter_ABurstOfEmbeddingsWaits_AChatIsNext()
    {
        var gate = Full(limit: 2, queue: 501);
        var burst = Enumerable.Range(0, 500).Select(_ => Enter(gate, Lane.Embeddings)).ToArray();
        var chat = Enter(gate);

        gate.Leave();

        await chat.Patiently();
        Assert.DoesNotContain(burst, waiting => waiting.IsCompleted);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Enter_TheQueueIsFull_IsRefusedWith429(int queue)
    {
        var gate = Full(limit: 2, queue);
        var waiting = Enumerable.Range(0, queue).Select(i => Enter(gate, i % 2 == 0 ? Lane.Chat : Lane.Embeddings)).ToArray();

        var error = await Refused(Enter(gate));

        Assert.Equal("Provider 'alpha' has its limit of 2 requests under way, and as many wait as may (" + queue + "). "
            + "Try again later, or raise router.providers.alpha.concurrency.limit or router.providers.alpha.concurrency.queue.", error.Message);
        AssertIsRateLimit(error);
        Assert.Equal((2, queue), (gate.InFlight, gate.Waiting));
        Assert.DoesNotContain(waiting, task => task.IsCompleted);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.4, 1)]
    [InlineData(7, 7)]
    public async Task Enter_TheQueueIsFull_RetryAfterIsWhatTheNextInLineHasWaited(double waitedFor, double seconds)
    {
        var gate = Full(limit: 1, queue: 2);
        _ = Enter(gate, Lane.Embeddings);
        _time.Advance(TimeSpan.FromSeconds(waitedFor));
        _ = Enter(gate);

        Assert.Equal(TimeSpan.FromSeconds(seconds), (await Refused(Enter(gate))).RetryAfter);
    }

    [Fact]
    public async Task Enter_WaitedTooLong_IsRefusedWith429()
    {
        var gate = Full(limit: 1, queue: 5);
        var waiting = Enter(gate);

        _time.Advance(Wait - Tick);
        Assert.False(waiting.IsCompleted);
        _time.Advance(Tick);

        var error = await Refused(waiting);
        Assert.Equal("Provider 'alpha' has its limit of 1 request under way, and no place came free within 30 s. "
            + "Try again later, or raise router.providers.alpha.concurrency.limit or router.providers.alpha.concurrency.wait.", error.Message);
        AssertIsRateLimit(error);
        Assert.Equal(Wait, error.RetryAfter);
        Assert.Equal((1, 0), (gate.InFlight, gate.Waiting));
    }

    [Fact]
    public async Task Enter_EachWaitsFromItsOwnComing()
    {
        var gate = Full(limit: 1, queue: 5);
        var first = Enter(gate);
        _time.Advance(Wait / 2);
        var second = Enter(gate);

        _time.Advance(Wait / 2);

        await Refused(first);
        Assert.False(second.IsCompleted);
    }

    [Fact]
    public async Task Enter_CancelledBefore_TakesNoPlace()
    {
        using var gone = new CancellationTokenSource();
        gone.Cancel();
        foreach (var gate in (ConcurrencyGate[])[Gate(1, queue: 5), Full(1, queue: 5), new("alpha", ConcurrencySettings.Unlimited, _time)])
        {
            var before = (gate.InFlight, gate.Waiting);
            await Assert.ThrowsAsync<TaskCanceledException>(() => Enter(gate, Lane.Chat, gone.Token));
            Assert.Equal(before, (gate.InFlight, gate.Waiting));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Enter_CancelledWhileWaiting_LeavesTheQueueAtOnceAndCostsNobodyATurn(int leaver)
    {
        using var gone = new CancellationTokenSource();
        var gate = Full(limit: 1, queue: 3);
        var waiting = Enumerable.Range(0, 3).Select(i => Enter(gate, Lane.Chat, i == leaver ? gone.Token : default)).ToList();

        gone.Cancel();

        Assert.Equal((1, 2), (gate.InFlight, gate.Waiting));
        Assert.Equal(gone.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting[leaver].Patiently())).CancellationToken);
        waiting.RemoveAt(leaver);
        foreach (var next in waiting)
        {
            gate.Leave();
            await next.Patiently();
        }

        gate.Leave();
        Assert.Equal((0, 0, 0), (gate.InFlight, gate.Waiting, _time.ArmedTimers));
    }

    [Fact]
    public async Task Enter_AWaiterLeft_ItsPlaceInTheQueueIsFree()
    {
        using var gone = new CancellationTokenSource();
        var gate = Full(limit: 1, queue: 1);
        _ = Enter(gate, Lane.Chat, gone.Token);
        await Refused(Enter(gate));

        gone.Cancel();

        Assert.False(Enter(gate).IsCompleted);
        Assert.Equal(1, gate.Waiting);
    }

    private static void AssertIsRateLimit(RouterError error)
    {
        Assert.Equal((429, "rate_limit_exceeded", "rate_limit_error", Fault.Router), (error.Status, error.Code, error.Type, error.Fault));
        Assert.Equal("alpha", error.Provider);
        Assert.True(error.RetryAfter >= TimeSpan.FromSeconds(1));
    }

    private static Task Enter(ConcurrencyGate gate, Lane lane = Lane.Chat, CancellationToken cancellationToken = default) =>
        gate.EnterAsync(lane, cancellationToken).AsTask();

    private static async Task<RouterError> Refused(Task entering) => (await Assert.ThrowsAsync<RouterException>(() => entering.Patiently())).Error;

    private ConcurrencyGate Gate(int limit, int queue) => new("alpha", new ConcurrencySettings(limit, queue, Wait), _time);

    private ConcurrencyGate Full(int limit, int queue)
    {
        var gate = Gate(limit, queue);
        for (var i = 0; i < limit; i++) Assert.True(Enter(gate).IsCompletedSuccessfully);
        return gate;
    }
}
