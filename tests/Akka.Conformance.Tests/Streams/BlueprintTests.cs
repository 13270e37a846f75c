using System.Collections.Concurrent;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.Stage;

namespace Akka.Conformance.Streams;

public sealed class BlueprintTests : StreamSpec
{
    [Fact]
    public async Task Blueprint_RunAHundredTimesAtOnce_EachRunHasItsOwnState()
    {
        var logics = new ConcurrentBag<GraphStageLogic>();
        var stage = new CustomFlow<int, int>(s =>
        {
            var logic = new RunningSum(s);
            logics.Add(logic);
            return logic;
        });
        var blueprint = Source.From(Enumerable.Range(1, 100)).Via(stage).ToMaterialized(Sink.Last<int>(), Keep.Right);

        var sums = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => blueprint.Run(Materializer)))).WaitAsync(Patience);

        Assert.All(sums, sum => Assert.Equal(5050, sum));
        Assert.Equal(100, logics.Distinct().Count());
    }

    [Fact]
    public void Values_Combined_AreThoseThatWereKept()
    {
        var source = Source.Never<int>().MapMaterializedValue(_ => "source");
        var flow = Flow.Create<int>().MapMaterializedValue(_ => "flow");
        var sink = Sink.Ignore<int>().MapMaterializedValue(_ => "sink");

        Assert.Equal("source", source.Via(flow).To(sink).Run(Materializer));
        Assert.Equal("flow", source.ViaMaterialized(flow, Keep.Right).To(sink).Run(Materializer));
        Assert.Equal("sink", source.Via(flow).RunWith(sink, Materializer));
        Assert.Equal(("source", "sink"), source.ToMaterialized(sink, Keep.Both).Run(Materializer));
        Assert.Equal((("source", "flow"), "sink"), source.ViaMaterialized(flow, Keep.Both).ToMaterialized(sink, Keep.Both).Run(Materializer));
        Assert.Equal("source+sink", source.ToMaterialized(sink, (left, right) => $"{left}+{right}").Run(Materializer));
        Assert.Equal(NotUsed.Instance, source.ToMaterialized(sink, Keep.None).Run(Materializer));
        Assert.Equal(("source", "sink"), flow.RunWith(source, sink, Materializer));
        Assert.Equal("flow", source.RunWith(flow.To(sink), Materializer));
        Assert.Equal("mapped source", source.To(sink).MapMaterializedValue(value => "mapped " + value).Run(Materializer));
    }

    [Fact]
    public async Task Flow_Reused_InTwoPlaces_WorksInBoth()
    {
        var increment = Flow.FromFunction<int, int>(x => x + 1);

        var sum = await Source.Single(1).Via(increment).Via(increment).Via(increment).RunWith(Sink.First<int>(), Materializer).WaitAsync(Patience);

        Assert.Equal(4, sum);
    }

    [Fact]
    public async Task Graph_ThroughFromGraph_IsTheSameGraph()
    {
        var source = Source.FromGraph(Source.From([1, 2]));
        var flow = Flow.FromGraph(new CustomFlow<int, int>(s => new RunningSum(s)));
        var sink = Sink.FromGraph(Sink.Seq<int>());

        var all = await RunnableGraph.FromGraph(source.Via(flow).ToMaterialized(sink, Keep.Right)).Run(Materializer).WaitAsync(Patience);

        Assert.Equal([1, 3], all);
    }

    [Fact]
    public void CreateLogic_Throws_RunThrows()
    {
        var stage = new CustomFlow<int, int>(_ => throw new InvalidOperationException("no logic"));

        void Run() => Source.Never<int>().Via(stage).RunWith(Sink.Ignore<int>(), Materializer);

        var thrown = Assert.ThrowsAny<Exception>(Run);

        Assert.Contains("no logic", thrown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Attributes_OfAGraph_ReachItsStages()
    {
        Attributes? seen = null;
        var source = new AttributeReader(attributes => seen = attributes);

        Source.FromGraph(source).Named("inner").To(Sink.Cancelled<int>()).Run(Materializer);

        Assert.Equal("inner", seen!.GetAttribute<Attributes.Name>(null!).Value);
    }

    [Fact]
    public void Attributes_And_LaterIsMoreSpecific()
    {
        var attributes = Attributes.CreateName("first").And(Attributes.CreateInputBuffer(1, 2)).And(Attributes.CreateName("second"));

        Assert.Equal("second", attributes.GetAttribute<Attributes.Name>(null!).Value);
        Assert.Equal(2, attributes.GetAttribute<Attributes.InputBuffer>(null!).Max);
        Assert.True(attributes.Contains(new Attributes.Name("first")));
        Assert.False(Attributes.None.Contains(new Attributes.Name("first")));
    }

    private sealed class RunningSum(CustomFlow<int, int> stage) : PassThrough<int>(stage)
    {
        private int _sum;

        public override void OnPush()
        {
            _sum += Grab(Stage.In);
            Push(Stage.Out, _sum);
        }
    }

    private sealed class AttributeReader(Action<Attributes> see) : GraphStage<SourceShape<int>>
    {
        private readonly Outlet<int> _out = new("reader.out");
        private SourceShape<int>? _shape;

        public override SourceShape<int> Shape => _shape ??= new SourceShape<int>(_out);

        protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes)
        {
            see(inheritedAttributes);
            return new Silent(this);
        }

        private sealed class Silent : GraphStageLogic
        {
            internal Silent(AttributeReader stage) : base(stage.Shape) => SetHandler(stage._out, onPull: () => { });
        }
    }
}
