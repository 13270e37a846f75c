using LlmRouter.Contracts;
using LlmRouter.Streams;

namespace LlmRouter.Tests.Streams;

public sealed class FrameQueueTests
{
    private const int Capacity = 3;

    private readonly FrameQueue _queue = new(Capacity);
    private int _roomTold;

    public FrameQueueTests() => _queue.Attach(() => _roomTold++);

    [Fact]
    public void Reader_IsWokenOnlyWhenTold_AndGoesOnAtOnce()
    {
        var read = -1;
        _ = ReadAsync();
        _queue.Write(Named("a"));
        _queue.Write(Named("b"));
        Assert.Equal(-1, read);

        _queue.Announce();
        Assert.Equal(2, read);

        async Task ReadAsync()
        {
            if (await _queue.WaitToReadAsync().ConfigureAwait(false)) read = Drain();
        }
    }

    [Fact]
    public async Task Wait_WithFramesThere_IsOver()
    {
        _queue.Write(Named("a"));
        Assert.True(await _queue.WaitToReadAsync());
    }

    [Fact]
    public void Announce_WithNothingToSay_WakesNobody()
    {
        var wait = _queue.WaitToReadAsync().AsTask();
        _queue.Announce();
        Assert.False(wait.IsCompleted);
        _queue.Complete(null);
        Assert.True(wait.IsCompleted);
    }

    [Fact]
    public void Write_ThatFillsIt_SaysSo_AndTheWriterIsToldOnceItIsEmpty()
    {
        for (var i = 1; i < Capacity; i++) Assert.True(_queue.Write(Named("x")));
        Assert.False(_queue.Write(Named("last")));

        for (var left = Capacity - 1; left >= 0; left--)
        {
            Assert.True(_queue.TryRead(out var frame));
            frame.Dispose();
            Assert.Equal(left == 0 ? 1 : 0, _roomTold);
        }

        Assert.False(_queue.TryRead(out _));
        Assert.Equal(1, _roomTold);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task End_ComesAfterEveryFrame(bool failed)
    {
        _queue.Write(Named("a"));
        _queue.Complete(failed ? new InvalidOperationException("broken") : null);
        _queue.Complete(new InvalidOperationException("too late"));

        Assert.True(await _queue.WaitToReadAsync());
        Assert.Equal(1, Drain());
        if (failed) Assert.Equal("broken", (await Assert.ThrowsAsync<InvalidOperationException>(async () => await _queue.WaitToReadAsync())).Message);
        else Assert.False(await _queue.WaitToReadAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task End_WakesWhoWaits(bool failed)
    {
        var wait = _queue.WaitToReadAsync().AsTask();
        _queue.Complete(failed ? new InvalidOperationException("broken") : null);
        if (failed) await Assert.ThrowsAsync<InvalidOperationException>(async () => await wait);
        else Assert.False(await wait);
    }

    [Fact]
    public async Task WriterAndReaderOnTwoThreads_LoseNothing()
    {
        const int Frames = 20_000;
        using var room = new SemaphoreSlim(0);
        var queue = new FrameQueue(Capacity);
        queue.Attach(() => room.Release());
        var writer = Task.Run(async () =>
        {
            for (var i = 0; i < Frames; i++)
            {
                var more = queue.Write(Named("x"));
                queue.Announce();
                if (!more) await room.WaitAsync();
            }

            queue.Complete(null);
        });

        var read = 0;
        while (await queue.WaitToReadAsync())
        {
            while (queue.TryRead(out var frame))
            {
                frame.Dispose();
                read++;
            }
        }

        await writer;
        Assert.Equal(Frames, read);
    }

    private static Frame Named(string name) => Frame.Copy(System.Text.Encoding.UTF8.GetBytes(name));

    private int Drain()
    {
        var count = 0;
        for (; _queue.TryRead(out var frame); count++) frame.Dispose();
        return count;
    }
}
