using LlmRouter.Http.Pipeline;
using LlmRouter.Testing.Time;

namespace LlmRouter.Http.Tests.Pipeline;

public sealed class IdleMemoryTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly IdleMemory _memory;
    private int _collected;

    public IdleMemoryTests() => _memory = new IdleMemory(_time, () => _collected++);

    public void Dispose() => _memory.Dispose();

    [Fact]
    public void Quiet_BehindRequests_CollectsOnce()
    {
        Serve();
        _time.Advance(IdleMemory.Quiet - TimeSpan.FromTicks(1));
        Assert.Equal(0, _collected);
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(1, _collected);
        _time.Advance(10 * IdleMemory.Quiet);
        Assert.Equal(1, _collected);
    }

    [Fact]
    public void Quiet_IsCountedFromTheLastRequest()
    {
        Serve();
        _time.Advance(IdleMemory.Quiet / 2);
        Serve();
        _time.Advance(IdleMemory.Quiet / 2);
        Assert.Equal(0, _collected);
        _time.Advance(IdleMemory.Quiet / 2);
        Assert.Equal(1, _collected);
    }

    [Fact]
    public void RequestUnderWay_IsNoQuiet()
    {
        Serve();
        _memory.Begin();
        _time.Advance(10 * IdleMemory.Quiet);
        Assert.Equal(0, _collected);

        _memory.End();
        _time.Advance(IdleMemory.Quiet);
        Assert.Equal(1, _collected);
    }

    [Fact]
    public void RouterThatWasNeverAsked_CollectsNothing()
    {
        _time.Advance(10 * IdleMemory.Quiet);
        Assert.Equal(0, _collected);
    }

    private void Serve()
    {
        _memory.Begin();
        _memory.End();
    }
}
