using LlmRouter.Streams;

namespace LlmRouter.Tests.Streams;

public sealed class WaitMeterTests
{
    [Fact]
    public void Waited_WhileNobodyWaits_StandsStill()
    {
        var meter = new WaitMeter();
        meter.Resume(10);
        meter.Pause(15);

        Assert.Equal(5, meter.Waited(1000));
        Assert.False(meter.IsWaiting);
    }

    [Fact]
    public void Waited_OverSeveralWaits_AddsThemUp()
    {
        var meter = new WaitMeter();
        meter.Resume(10);
        meter.Pause(15);
        meter.Resume(100);

        Assert.Equal(12, meter.Waited(107));
    }

    [Fact]
    public void Reset_WhileWaiting_StartsFromNow()
    {
        var meter = new WaitMeter();
        meter.Resume(10);
        meter.Reset(50);

        Assert.Equal(3, meter.Waited(53));
    }

    [Fact]
    public void Resume_Twice_CountsOnce()
    {
        var meter = new WaitMeter();
        meter.Resume(10);
        meter.Resume(20);

        Assert.Equal(20, meter.Waited(30));
    }

    [Fact]
    public void Pause_WithoutWait_CountsNothing()
    {
        var meter = new WaitMeter();
        meter.Pause(10);

        Assert.Equal(0, meter.Waited(20));
    }

    [Fact]
    public void Add_EarlierWait_Counts()
    {
        var meter = new WaitMeter();
        meter.Add(7);
        meter.Resume(10);

        Assert.Equal(10, meter.Waited(13));
    }
}
