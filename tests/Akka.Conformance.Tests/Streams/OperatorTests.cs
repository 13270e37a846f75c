using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.TestKit;

namespace Akka.Conformance.Streams;

public sealed class OperatorTests : StreamSpec
{
    public static TheoryData<string, int[]> Flows => new()
    {
        { "select", [2, 4, 6, 8] },
        { "where", [2, 4] },
        { "take", [1, 2] },
        { "take none", [] },
        { "skip", [3, 4] },
        { "skip all", [] },
        { "select many", [1, 2, 2, 3, 3, 3, 4, 4, 4, 4] },
        { "select many of none", [] },
        { "take while", [1, 2] },
        { "take while inclusive", [1, 2, 3] },
        { "identity", [1, 2, 3, 4] },
    };

    [Theory]
    [MemberData(nameof(Flows))]
    public async Task Flow_OfOneToFour_Gives(string flow, int[] expected)
    {
        var through = Source.From([1, 2, 3, 4]).Via(FlowOf(flow));

        Assert.Equal(expected, await through.RunWith(Sink.Seq<int>(), Materializer).WaitAsync(Patience));
    }

    [Theory]
    [MemberData(nameof(Flows))]
    public async Task SourceOperator_OfOneToFour_GivesWhatTheFlowGives(string flow, int[] expected)
    {
        var all = await SourceOf(flow, Source.From([1, 2, 3, 4])).RunWith(Sink.Seq<int>(), Materializer).WaitAsync(Patience);

        Assert.Equal(expected, all);
    }

    [Fact]
    public void Take_Enough_CancelsUpstream()
    {
        var (source, sink) = this.SourceProbe<string>().Take(1).ToMaterialized(this.SinkProbe<string>(), Keep.Both).Run(Materializer);
        sink.Request(5);

        source.SendNext("a");

        sink.ExpectNext("a").ExpectComplete();
        source.ExpectCancellation();
    }

    [Fact]
    public void SelectMany_LittleDemand_GivesOneForEachRequest()
    {
        var sink = Source.Single(3).SelectMany(x => Enumerable.Range(0, x)).RunWith(this.SinkProbe<int>(), Materializer);

        sink.RequestNext(0);
        sink.ExpectNoMsg(Moment);
        sink.RequestNext(1);
        sink.RequestNext(2);
        sink.Request(1).ExpectComplete();
    }

    [Fact]
    public async Task Sinks_OfElements_GiveWhatTheyShould()
    {
        var source = Source.From([1, 2, 3]);
        var seen = new List<int>();

        Assert.Equal(1, await source.RunWith(Sink.First<int>(), Materializer).WaitAsync(Patience));
        Assert.Equal(1, await source.RunWith(Sink.FirstOrDefault<int>(), Materializer).WaitAsync(Patience));
        Assert.Equal(3, await source.RunWith(Sink.Last<int>(), Materializer).WaitAsync(Patience));
        Assert.Equal(3, await source.RunWith(Sink.LastOrDefault<int>(), Materializer).WaitAsync(Patience));
        Assert.Equal(6, await source.RunWith(Sink.Aggregate<int, int>(0, (sum, x) => sum + x), Materializer).WaitAsync(Patience));
        Assert.Equal("0123", await source.RunAggregate("0", (text, x) => text + x, Materializer).WaitAsync(Patience));
        Assert.Equal(Done.Instance, await source.RunWith(Sink.Ignore<int>(), Materializer).WaitAsync(Patience));
        Assert.Equal(Done.Instance, await source.RunWith(Sink.ForEach<int>(seen.Add), Materializer).WaitAsync(Patience));
        await source.RunForeach(seen.Add, Materializer).WaitAsync(Patience);
        Assert.Equal([1, 2, 3, 1, 2, 3], seen);
    }

    [Fact]
    public async Task Sinks_OfNothing_GiveWhatTheyShould()
    {
        var source = Source.Empty<string>();

        await Assert.ThrowsAsync<NoSuchElementException>(() => source.RunWith(Sink.First<string>(), Materializer).WaitAsync(Patience));
        await Assert.ThrowsAsync<NoSuchElementException>(() => source.RunWith(Sink.Last<string>(), Materializer).WaitAsync(Patience));
        Assert.Null(await source.RunWith(Sink.FirstOrDefault<string>(), Materializer).WaitAsync(Patience));
        Assert.Null(await source.RunWith(Sink.LastOrDefault<string>(), Materializer).WaitAsync(Patience));
        Assert.Empty(await source.RunWith(Sink.Seq<string>(), Materializer).WaitAsync(Patience));
    }

    [Fact]
    public async Task Sinks_OfAFailure_FailWithIt()
    {
        var failure = new InvalidOperationException("boom");
        var source = Source.Failed<int>(failure);

        Task[] results =
        [
            source.RunWith(Sink.First<int>(), Materializer), source.RunWith(Sink.Last<int>(), Materializer),
            source.RunWith(Sink.Seq<int>(), Materializer), source.RunWith(Sink.Ignore<int>(), Materializer),
            source.RunWith(Sink.Aggregate<int, int>(0, (sum, x) => sum + x), Materializer),
            source.RunForeach(_ => { }, Materializer),
        ];

        foreach (var result in results)
            Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(() => result.WaitAsync(Patience)));
    }

    [Fact]
    public async Task ForEach_ActionThrows_FailsTheTaskAndCancelsUpstream()
    {
        var (source, done) = this.SourceProbe<int>()
            .ToMaterialized(Sink.ForEach<int>(_ => throw new InvalidOperationException("boom")), Keep.Both).Run(Materializer);

        source.SendNext(1);

        await Assert.ThrowsAsync<InvalidOperationException>(() => done.WaitAsync(Patience));
        source.ExpectCancellation();
    }

    [Fact]
    public void Cancelled_CancelsAtOnce() =>
        this.SourceProbe<int>().To(Sink.Cancelled<int>()).Run(Materializer).ExpectCancellation();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OnComplete_StreamEnds_CallsBack(bool fails)
    {
        var ended = new TaskCompletionSource<Exception?>();
        var failure = new InvalidOperationException("boom");
        var source = fails ? Source.Failed<int>(failure) : Source.From([1, 2]);

        source.RunWith(Sink.OnComplete<int>(() => ended.SetResult(null), ended.SetResult), Materializer);

        Assert.Same(fails ? failure : null, await ended.Task.WaitAsync(Patience));
    }

    [Fact]
    public async Task WatchTermination_StreamEnds_TellsHow()
    {
        var (completed, failed, cancelled) = (Watched(Source.Empty<int>()), Watched(Source.Failed<int>(new InvalidOperationException("boom"))),
            Source.Never<int>().WatchTermination(Keep.Right).To(Sink.Cancelled<int>()).Run(Materializer));

        Assert.Equal(Done.Instance, await completed.WaitAsync(Patience));
        await Assert.ThrowsAsync<InvalidOperationException>(() => failed.WaitAsync(Patience));
        Assert.Equal(Done.Instance, await cancelled.WaitAsync(Patience));
    }

    [Fact]
    public async Task Maybe_Promised_GivesIt()
    {
        var (promise, result) = Source.Maybe<string>().ToMaterialized(Sink.Seq<string>(), Keep.Both).Run(Materializer);

        promise.SetResult("a");

        Assert.Equal(["a"], await result.WaitAsync(Patience));
    }

    private Task<Done> Watched(Source<int, NotUsed> source) =>
        source.WatchTermination(Keep.Right).To(Sink.Ignore<int>()).Run(Materializer);

    private static Flow<int, int, NotUsed> FlowOf(string name) => name switch
    {
        "select" => Flow.Create<int>().Select(x => x * 2),
        "where" => Flow.Create<int>().Where(x => x % 2 == 0),
        "take" => Flow.Create<int>().Take(2),
        "take none" => Flow.Create<int>().Take(0),
        "skip" => Flow.Create<int>().Skip(2),
        "skip all" => Flow.Create<int>().Skip(9),
        "select many" => Flow.Create<int>().SelectMany(x => Enumerable.Repeat(x, x)),
        "select many of none" => Flow.Create<int>().SelectMany(_ => Array.Empty<int>()),
        "take while" => Flow.Create<int>().TakeWhile(x => x < 3),
        "take while inclusive" => Flow.Create<int>().TakeWhile(x => x < 3, inclusive: true),
        _ => Flow.Create<int>(),
    };

    private static Source<int, NotUsed> SourceOf(string name, Source<int, NotUsed> source) => name switch
    {
        "select" => source.Select(x => x * 2),
        "where" => source.Where(x => x % 2 == 0),
        "take" => source.Take(2),
        "take none" => source.Take(0),
        "skip" => source.Skip(2),
        "skip all" => source.Skip(9),
        "select many" => source.SelectMany(x => Enumerable.Repeat(x, x)),
        "select many of none" => source.SelectMany(_ => Array.Empty<int>()),
        "take while" => source.TakeWhile(x => x < 3),
        "take while inclusive" => source.TakeWhile(x => x < 3, inclusive: true),
        _ => source,
    };
}
