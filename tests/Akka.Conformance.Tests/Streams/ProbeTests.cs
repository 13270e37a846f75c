using Akka.Streams.Dsl;
using Akka.Streams.TestKit;

namespace Akka.Conformance.Streams;

public sealed class ProbeTests : StreamSpec
{
    [Fact]
    public void SourceProbe_StreamStarts_IsAskedForABufferFullThenForHalves()
    {
        var (source, sink) = Run();

        Assert.Equal(16, source.ExpectRequest());
        Assert.Equal(16, source.Pending);
        sink.Request(100);
        for (var i = 0; i < 8; i++)
            source.SendNext(i);

        Assert.Equal(8, source.ExpectRequest());
        Assert.Equal(16, source.Pending);
    }

    [Fact]
    public void SourceProbe_WithoutDemandBelow_IsAskedForNoMore()
    {
        var (source, _) = Run();
        Assert.Equal(16, source.ExpectRequest());

        for (var i = 0; i < 16; i++)
            source.SendNext(i);

        source.ExpectNoMsg(Moment);
        Assert.Equal(0, source.Pending);
    }

    [Fact]
    public void SourceProbe_Completes_AfterWhatWasSent()
    {
        var (source, sink) = Run();

        source.SendNext(1).SendNext(2).SendComplete();

        sink.Request(5).ExpectNext(1, 2).ExpectComplete();
    }

    [Fact]
    public void SourceProbe_Fails_OvertakesWhatWasNotPulled()
    {
        var (source, sink) = Run();
        sink.Request(1);
        source.SendNext(1);
        sink.ExpectNext(1);

        source.SendNext(2).SendError(new InvalidOperationException("boom"));

        Assert.Equal("boom", sink.ExpectError().Message);
    }

    [Fact]
    public void SourceProbe_UnsafeSendNext_NeedsNoCountedDemand()
    {
        var (source, sink) = Run();
        sink.Request(1);

        source.UnsafeSendNext(1);

        sink.ExpectNext(1);
        Assert.Equal(0, source.Pending);
    }

    [Fact]
    public void SourceProbe_StreamCancels_PassesDemandOver()
    {
        var (source, sink) = Run();

        sink.Cancel();

        source.ExpectCancellation();
    }

    [Fact]
    public void SinkProbe_AsksOnlyForWhatTheTestAsksFor()
    {
        var (source, sink) = Run();
        source.SendNext(1).SendNext(2).SendNext(3);

        sink.EnsureSubscription().ExpectNoMsg(Moment);
        sink.Request(2).ExpectNext(1, 2).ExpectNoMsg(Moment);
        Assert.Equal(3, sink.RequestNext());
    }

    [Fact]
    public void SinkProbe_ExpectNextN_GivesThemInOrder()
    {
        var sink = Source.From([1, 2, 3, 4]).RunWith(this.SinkProbe<int>(), Materializer);

        sink.Request(10);

        Assert.Equal([1, 2], sink.ExpectNextN(2));
        sink.ExpectNextN([3, 4]).ExpectComplete();
    }

    [Fact]
    public void SinkProbe_ExpectsSomethingElse_Fails()
    {
        var sink = Source.From([1, 2]).RunWith(this.SinkProbe<int>(), Materializer);
        sink.Request(2);

        Assert.ThrowsAny<Exception>(() => sink.ExpectNext(7));
        Assert.ThrowsAny<Exception>(() => sink.ExpectComplete());
    }

    [Fact]
    public void SinkProbe_ExpectsTooLong_Fails()
    {
        var sink = Source.Never<int>().RunWith(this.SinkProbe<int>(), Materializer);
        sink.Request(1);

        Assert.ThrowsAny<Exception>(() => sink.ExpectNext(Moment));
    }

    [Fact]
    public async Task Probes_Asynchronously_DoTheSame()
    {
        var (source, sink) = Run();
        await source.EnsureSubscriptionAsync();
        await sink.EnsureSubscriptionAsync();

        await sink.RequestAsync(1);
        Assert.Equal(16, await source.ExpectRequestAsync());
        await source.SendNextAsync(1);
        Assert.Equal(1, await sink.ExpectNextAsync());
        await source.SendNextAsync(2);
        Assert.Equal(2, await sink.RequestNextAsync());
        await sink.CancelAsync();
        await source.ExpectCancellationAsync();
    }

    private (TestPublisher.Probe<int> Source, TestSubscriber.Probe<int> Sink) Run() =>
        this.SourceProbe<int>().ToMaterialized(this.SinkProbe<int>(), Keep.Both).Run(Materializer);
}
