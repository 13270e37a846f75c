using LlmRouter.Actors;
using LlmRouter.Contracts;
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

    [Fact]
    public void Describe_Several_TheNewestLast()
    {
        Assert.Empty(_streams.Describe());
        foreach (var (id, age) in ((string, int)[])[("b", 1), ("a", 3), ("d", 0), ("c", 2), ("e", 1)])
            _streams.Open(new FakeStream { Id = id, Age = TimeSpan.FromSeconds(age) });

        Assert.Equal(["a", "c", "b", "e", "d"], _streams.Describe().Select(stream => stream.Id));
    }

    [Theory]
    [InlineData("one", true, "one")]
    [InlineData("twin", true, "twin,twin")]
    [InlineData("ONE", false, "")]
    [InlineData("none", false, "")]
    public void End_ById_EndsThoseAndNoOthers(string id, bool found, string ended)
    {
        var error = new RouterError(503, ErrorCode.StreamEnded, "over", "api_error", Fault.Router);
        var all = ((string[])["one", "two", "twin", "twin"]).Select(name => new FakeStream { Id = name }).ToList();
        all.ForEach(_streams.Open);

        Assert.Equal(found, _streams.End(id, error));

        Assert.Equal(ended, string.Join(',', all.Where(stream => stream.Ended == error).Select(stream => stream.Id)));
    }
}
