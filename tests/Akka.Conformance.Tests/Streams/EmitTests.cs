using Akka.Actor;
using Akka.Streams.Dsl;
using Akka.Streams.Stage;
using Akka.Streams.TestKit;

namespace Akka.Conformance.Streams;

public sealed class EmitTests : StreamSpec
{
    [Fact]
    public void EmitMultiple_LittleDemand_GivesOneForEachRequest()
    {
        var sink = Run(new CustomSource<int, NotUsed>(s => (new Emitter(s, TestActor, completes: false), NotUsed.Instance)));

        sink.RequestNext(1);
        sink.ExpectNoMsg(Moment);
        sink.RequestNext(2);
        sink.RequestNext(3);
        ExpectMsg("first batch out");
    }

    [Fact]
    public void Emit_WhileEmitting_KeepsOrder()
    {
        var sink = Run(new CustomSource<int, NotUsed>(s => (new Emitter(s, TestActor, completes: false), NotUsed.Instance)));

        sink.Request(10).ExpectNext(1, 2, 3, 4, 5, 6);

        ExpectMsg("first batch out");
        ExpectMsg("single out");
        ExpectMsg("second batch out");
        sink.ExpectNoMsg(Moment);
    }

    [Fact]
    public void CompleteStage_WhileEmitting_ComesAfterAllElements()
    {
        var sink = Run(new CustomSource<int, NotUsed>(s => (new Emitter(s, TestActor, completes: true), NotUsed.Instance)));

        sink.Request(3).ExpectNext(1, 2, 3).ExpectNoMsg(Moment);
        sink.Request(3).ExpectNext(4, 5, 6).ExpectComplete();
    }

    [Fact]
    public void EmitMultiple_Nothing_CallsBackAtOnce()
    {
        var sink = Run(new CustomSource<int, NotUsed>(s => (new EmptyEmitter(s, TestActor), NotUsed.Instance)));

        sink.EnsureSubscription();

        ExpectMsg("nothing out");
    }

    [Fact]
    public void EmitMultiple_DownstreamCancels_Stops()
    {
        var sink = Run(new CustomSource<int, NotUsed>(s => (new Emitter(s, TestActor, completes: false), NotUsed.Instance)));

        sink.RequestNext(1);
        sink.Cancel();

        ExpectMsg("stopped");
    }

    [Fact]
    public void Emit_InsteadOfPush_IsPulledForTheNextElement()
    {
        var stage = new CustomFlow<int, int>(s => new Doubler(s));

        var sink = Source.From([1, 2]).Via(stage).RunWith(this.SinkProbe<int>(), Materializer);

        sink.Request(10).ExpectNext(1, 1, 2, 2).ExpectComplete();
    }

    private TestSubscriber.Probe<int> Run(CustomSource<int, NotUsed> source) =>
        Source.FromGraph(source).RunWith(this.SinkProbe<int>(), Materializer);

    private sealed class Emitter : OutGraphStageLogic
    {
        private readonly CustomSource<int, NotUsed> _stage;
        private readonly IActorRef _reports;
        private readonly bool _completes;

        internal Emitter(CustomSource<int, NotUsed> stage, IActorRef reports, bool completes) : base(stage.Shape)
        {
            (_stage, _reports, _completes) = (stage, reports, completes);
            SetHandler(stage.Out, this);
        }

        public override void PreStart()
        {
            EmitMultiple(_stage.Out, [1, 2, 3], () => _reports.Tell("first batch out"));
            Emit(_stage.Out, 4, () => _reports.Tell("single out"));
            EmitMultiple(_stage.Out, new List<int> { 5, 6 }.GetEnumerator(), () => _reports.Tell("second batch out"));
            if (_completes)
                CompleteStage();
        }

        public override void OnPull()
        {
        }

        public override void PostStop() => _reports.Tell("stopped");
    }

    private sealed class EmptyEmitter : OutGraphStageLogic
    {
        private readonly CustomSource<int, NotUsed> _stage;
        private readonly IActorRef _reports;

        internal EmptyEmitter(CustomSource<int, NotUsed> stage, IActorRef reports) : base(stage.Shape)
        {
            (_stage, _reports) = (stage, reports);
            SetHandler(stage.Out, this);
        }

        public override void PreStart() => EmitMultiple(_stage.Out, Array.Empty<int>(), () => _reports.Tell("nothing out"));

        public override void OnPull()
        {
        }
    }

    private sealed class Doubler(CustomFlow<int, int> stage) : PassThrough<int>(stage)
    {
        public override void OnPush()
        {
            var element = Grab(Stage.In);
            Emit(Stage.Out, element);
            Emit(Stage.Out, element);
        }
    }
}
