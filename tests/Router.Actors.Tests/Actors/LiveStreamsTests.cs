using LlmRouter.Actors;
using LlmRouter.Testing;
using LlmRouter.Tests.Engine;

namespace LlmRouter.Tests.Actors;

public sealed class LiveStreamsTests
{
    private readonly LiveStreams _streams = new();

    [Fact]
    public void Count_StreamsOpenAndClose_Follows()
    {
        var (first, second) = (new FakeStream(), new FakeStream());
        _streams.Open(first);
        _streams.Open(second);
        _streams.Open(second);
        Assert.Equal(2, _streams.Count);

        _streams.Close(first);
        _streams.Close(first);
        Assert.Equal(1, _streams.Count);
    }

    [Fact]
    public void WhenEmpty_NothingOpen_IsCompleted() => Assert.True(_streams.WhenEmpty().IsCompleted);

    [Fact]
    public async Task WhenEmpty_LastOneCloses_CompletesForEveryWait()
    {
        var (first, second) = (new FakeStream(), new FakeStream());
        _streams.Open(first);
        _streams.Open(second);
        Task[] waits = [_streams.WhenEmpty(), _streams.WhenEmpty()];

        _streams.Close(first);
        Assert.All(waits, wait => Assert.False(wait.IsCompleted));
        _streams.Close(second);

        await Task.WhenAll(waits).Patiently();
    }

    [Fact]
    public async Task WhenEmpty_ManyCloseAtOnce_NeverMissesTheLast()
    {
        for (var round = 0; round < 200; round++)
        {
            var streams = Enumerable.Range(0, 4).Select(_ => new FakeStream()).ToList();
            streams.ForEach(_streams.Open);

            var closing = streams.Select(stream => Task.Run(() => _streams.Close(stream))).ToList();

            await _streams.WhenEmpty().Patiently();
            await Task.WhenAll(closing).Patiently();
            Assert.Equal(0, _streams.Count);
        }
    }
}
