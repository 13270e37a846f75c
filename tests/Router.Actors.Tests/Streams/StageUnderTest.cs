using Akka;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.TestKit;
using Akka.TestKit.Xunit2;
using LlmRouter.Testing;

namespace LlmRouter.Tests.Streams;

/// <inheritdoc cref="IStageUnderTest"/>
/// <param name="stage">A stage for each run.</param>
/// <param name="make">A new element from its text.</param>
/// <param name="expire">Makes an element useless, as its producer does when it uses it again.</param>
/// <param name="show">All that matters of an output.</param>
internal sealed class StageUnderTest<TIn, TOut>(
    Func<IGraph<FlowShape<TIn, TOut>, NotUsed>> stage, Func<string, TIn> make, Action<TIn> expire, Func<TOut, string> show) : IStageUnderTest
    where TIn : class
    where TOut : class
{
    public IStageRun Run(TestKit kit)
    {
        var (source, sink) = kit.SourceProbe<TIn>()
            .Via(stage())
            .ToMaterialized(kit.SinkProbe<TOut>(), Keep.Both)
            .Run(kit.Sys.Materializer());
        return new StageRun<TIn, TOut>(source, sink, make, show);
    }

    public async Task<IReadOnlyList<string>> RunSlowly(TestKit kit, params string[] elements)
    {
        var log = new List<string>();
        var source = new ReusingSource<TIn>([.. elements.Select(make)], expire, log);
        var done = Source.FromGraph(source)
            .Via(stage())
            .RunWith(Sink.FromGraph(new SlowSink<TOut>(show, log)), kit.Sys.Materializer());
        await done.Patiently();
        return log;
    }
}
