using LlmRouter.Contracts;
using LlmRouter.Testing.Time;
using LlmRouter.Tests.Engine;
using LlmRouter.Upstream;

namespace LlmRouter.Tests.Upstream;

public sealed class SendPhasesTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private readonly ManualTime _time = new();

    [Fact]
    public void Waiting_PoolAndConnectPass_IsAConnectTimeout()
    {
        using var phases = New();

        AssertExpiresAfter(EngineSettings.Stream.Pool + EngineSettings.Stream.Connect, phases, ErrorCode.ConnectTimeout);
    }

    [Fact]
    public void Writing_EachSliceBeginsAnew()
    {
        using var phases = New();
        for (var i = 0; i < 3; i++)
        {
            phases.Writing();
            _time.Advance(EngineSettings.Stream.Write - Tick);
            Assert.False(phases.HasExpired);
        }

        phases.Writing();
        AssertExpiresAfter(EngineSettings.Stream.Write, phases, ErrorCode.ConnectTimeout);
    }

    [Fact]
    public void Written_NothingComes_IsAFirstTokenTimeout()
    {
        using var phases = New();
        phases.Writing();
        phases.Written();

        AssertExpiresAfter(EngineSettings.Stream.FirstToken, phases, ErrorCode.FirstTokenTimeout);
        Assert.Equal(EngineSettings.Stream.FirstToken, phases.SinceWritten);
    }

    [Fact]
    public void Written_FirstTokenOff_WaitsForEver()
    {
        using var phases = new SendPhases("alpha", EngineSettings.Whole, _time, CancellationToken.None);
        phases.Writing();
        phases.Written();

        Assert.Equal(0, _time.ArmedTimers);
    }

    [Fact]
    public void Disposed_WhileTheBodyIsStillWritten_StaysQuiet()
    {
        var phases = New();
        phases.Dispose();
        phases.Writing();
        phases.Written();

        Assert.Equal(0, _time.ArmedTimers);
    }

    [Fact]
    public void Caller_EndsIt_IsNoTimeout()
    {
        using var caller = new CancellationTokenSource();
        using var phases = new SendPhases("alpha", EngineSettings.Stream, _time, caller.Token);

        caller.Cancel();
        _time.Advance(EngineSettings.Stream.Pool + EngineSettings.Stream.Connect);

        Assert.True(phases.Ended.IsCancellationRequested);
        Assert.False(phases.HasExpired);
    }

    [Fact]
    public void Caller_EndsAfterTheHead_TouchesNothing()
    {
        using var caller = new CancellationTokenSource();
        var phases = new SendPhases("alpha", EngineSettings.Stream, _time, caller.Token);
        phases.Dispose();

        caller.Cancel();

        Assert.False(phases.Ended.IsCancellationRequested);
    }

    private SendPhases New() => new("alpha", EngineSettings.Stream, _time, CancellationToken.None);

    private void AssertExpiresAfter(TimeSpan limit, SendPhases phases, string code)
    {
        _time.Advance(limit - Tick);
        Assert.False(phases.HasExpired);
        _time.Advance(Tick);
        Assert.True(phases.HasExpired);
        Assert.True(phases.Ended.IsCancellationRequested);
        Assert.Equal((504, code, "alpha"), (phases.Error.Status, phases.Error.Code, phases.Error.Provider));
    }
}
