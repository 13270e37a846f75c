using System.Threading.Channels;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.TestKit;

namespace Akka.Conformance.Streams;

public sealed class ChannelSinkTests : StreamSpec
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(64)]
    public async Task Reader_ReadsAll_GetsEveryElementInOrderThenTheEnd(int bufferSize)
    {
        var reader = Source.From(Enumerable.Range(0, 5_000)).RunWith(Reader<int>(bufferSize), Materializer);
        var seen = new List<int>();

        await foreach (var element in reader.ReadAllAsync().WithCancellation(Deadline()))
            seen.Add(element);

        Assert.Equal(Enumerable.Range(0, 5_000), seen);
        await reader.Completion.WaitAsync(Patience);
    }

    [Fact]
    public async Task Reader_DoesNotRead_StreamStopsAtTheBound()
    {
        var taken = 0;
        var full = new TaskCompletionSource();
        var reader = Source.From(Enumerable.Range(0, 1_000)).Select(Counted).RunWith(Reader<int>(3), Materializer);

        await full.Task.WaitAsync(Patience);
        ExpectNoMsg(Moment);

        // Three in the channel, at most one waiting for room and one on its way to it.
        Assert.InRange(Volatile.Read(ref taken), 3, 5);
        Assert.Equal(3, reader.Count);

        int Counted(int element)
        {
            if (Interlocked.Increment(ref taken) == 3)
                full.SetResult();
            return element;
        }
    }

    [Fact]
    public async Task Source_FailsBeforeAnyElement_WaitToReadThrowsThatException()
    {
        var failure = new InvalidOperationException("boom");
        var reader = Source.Failed<string>(failure).RunWith(Reader<string>(4), Materializer);

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(async () => await reader.WaitToReadAsync(Deadline()));

        Assert.Same(failure, thrown);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(1, 3)]
    [InlineData(2, 3)]
    [InlineData(8, 3)]
    public async Task Source_FailsAfterElements_AllAreDeliveredFirst(int bufferSize, int count)
    {
        var reader = Source.From(Enumerable.Range(0, count + 1))
            .Select(i => i < count ? i : throw new InvalidOperationException("boom"))
            .RunWith(Reader<int>(bufferSize), Materializer);

        for (var i = 0; i < count; i++)
            Assert.Equal(i, await reader.ReadAsync(Deadline()));

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await reader.WaitToReadAsync(Deadline()));
    }

    [Fact]
    public async Task Source_Completes_ReaderSeesTheEnd()
    {
        var reader = Source.Empty<string>().RunWith(Reader<string>(4), Materializer);

        Assert.False(await reader.WaitToReadAsync(Deadline()));
    }

    [Fact]
    public async Task KillSwitch_WhileTheChannelIsFull_EndsTheReader()
    {
        var (killSwitch, reader) = Source.Repeat("a")
            .ViaMaterialized(KillSwitches.Single<string>(), Keep.Right)
            .ToMaterialized(Reader<string>(2), Keep.Both).Run(Materializer);
        Assert.True(await reader.WaitToReadAsync(Deadline()));

        killSwitch.Shutdown();

        await foreach (var element in reader.ReadAllAsync().WithCancellation(Deadline()))
            Assert.Equal("a", element);
    }

    [Fact]
    public async Task ManyStreams_ReadAtOnce_EachGetsItsOwn()
    {
        var blueprint = Source.From(Enumerable.Range(0, 200)).ToMaterialized(Reader<int>(2), Keep.Right);

        var sums = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () =>
        {
            var sum = 0;
            await foreach (var element in blueprint.Run(Materializer).ReadAllAsync().WithCancellation(Deadline()))
                sum += element;
            return sum;
        })));

        Assert.All(sums, sum => Assert.Equal(199 * 200 / 2, sum));
    }

    [Fact]
    public async Task FromWriter_AsOwner_CompletesTheChannel()
    {
        var channel = Channel.CreateBounded<int>(1);

        Source.From([1, 2, 3]).RunWith(ChannelSink.FromWriter(channel.Writer, isOwner: true), Materializer);

        for (var i = 1; i <= 3; i++)
            Assert.Equal(i, await channel.Reader.ReadAsync(Deadline()));
        Assert.False(await channel.Reader.WaitToReadAsync(Deadline()));
    }

    [Fact]
    public async Task FromReader_GivesWhatIsWrittenThenTheEnd()
    {
        var channel = Channel.CreateBounded<int>(1);
        var sink = ChannelSource.FromReader(channel.Reader).RunWith(this.SinkProbe<int>(), Materializer);
        sink.Request(10);

        for (var i = 1; i <= 3; i++)
        {
            await channel.Writer.WriteAsync(i, Deadline());
            sink.ExpectNext(i);
        }
        channel.Writer.Complete();

        sink.ExpectComplete();
    }

    private static Sink<T, ChannelReader<T>> Reader<T>(int bufferSize) =>
        ChannelSink.AsReader<T>(bufferSize, true, BoundedChannelFullMode.Wait);

    private static CancellationToken Deadline() => new CancellationTokenSource(Patience).Token;
}
