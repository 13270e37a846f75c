using Akka.Actor;
using Akka.Streams.Dsl;
using Akka.Streams.TestKit;

namespace Akka.Conformance.Streams;

public sealed class DemandTests : StreamSpec
{
    [Fact]
    public void Chain_WithoutDemand_MovesNothing()
    {
        var sink = Source.From([1, 2, 3]).Select(Reported).RunWith(this.SinkProbe<int>(), Materializer);

        sink.EnsureSubscription();

        ExpectNoMsg(Moment);
    }

    [Fact]
    public void Chain_OneRequested_MovesOne()
    {
        var sink = Source.From([1, 2, 3]).Select(Reported).RunWith(this.SinkProbe<int>(), Materializer);

        sink.Request(1).ExpectNext(1);

        ExpectMsg(1);
        ExpectNoMsg(Moment);
        sink.ExpectNoMsg(Moment);
    }

    [Theory]
    [InlineData(Misuse.PullTwice, typeof(ArgumentException))]
    [InlineData(Misuse.PushTwice, typeof(ArgumentException))]
    [InlineData(Misuse.PushWithoutDemand, typeof(ArgumentException))]
    [InlineData(Misuse.PushNull, typeof(ArgumentNullException))]
    [InlineData(Misuse.GrabTwice, typeof(ArgumentException))]
    [InlineData(Misuse.GrabBeforePush, typeof(ArgumentException))]
    [InlineData(Misuse.PullAfterCancel, typeof(ArgumentException))]
    [InlineData(Misuse.PushAfterComplete, typeof(ArgumentException))]
    public void Stage_MisusesItsPorts_FailsWithThatException(Misuse misuse, Type exception)
    {
        var stage = new CustomFlow<string, string>(s => new Misuser(s, misuse));
        var sink = Source.Repeat("a").Via(stage).RunWith(this.SinkProbe<string>(), Materializer);
        sink.Request(2);

        if (misuse is Misuse.PushAfterComplete)
        {
            // The output was completed before the stage failed.
            sink.ExpectNext("a").ExpectComplete();
            return;
        }
        var seen = sink.ExpectEvent();
        while (seen is TestSubscriber.OnNext<string>)
            seen = sink.ExpectEvent();
        Assert.IsType(exception, Assert.IsType<TestSubscriber.OnError>(seen).Cause);
    }

    [Fact]
    public void Ports_ThroughAnElementsWay_TellWhereItIs()
    {
        var stage = new CustomFlow<string, string>(s => new PortReporter(s, TestActor));
        var (source, sink) = this.SourceProbe<string>().Via(stage).ToMaterialized(this.SinkProbe<string>(), Keep.Both).Run(Materializer);

        ExpectMsg("start: available False pulled False wanted False");
        sink.Request(1);
        ExpectMsg("OnPull: available False pulled False wanted True");
        ExpectMsg("pulled: available False pulled True wanted True");
        source.SendNext("a");
        ExpectMsg("OnPush: available True pulled False wanted True");
        ExpectMsg("grabbed: available False pulled False wanted True");
        ExpectMsg("pushed: available False pulled False wanted False");
        source.SendComplete();
        ExpectMsg("end: closed True open True");
    }

    private int Reported(int element)
    {
        TestActor.Tell(element);
        return element;
    }

    public enum Misuse
    {
        PullTwice,
        PushTwice,
        PushWithoutDemand,
        PushNull,
        GrabTwice,
        GrabBeforePush,
        PullAfterCancel,
        PushAfterComplete,
    }

    private sealed class Misuser(CustomFlow<string, string> stage, Misuse misuse) : PassThrough<string>(stage)
    {
        public override void PreStart()
        {
            if (misuse is Misuse.PushWithoutDemand)
                Push(Stage.Out, "early");
        }

        public override void OnPull()
        {
            if (misuse is Misuse.GrabBeforePush)
                Grab(Stage.In);
            Pull(Stage.In);
            if (misuse is Misuse.PullTwice)
                Pull(Stage.In);
        }

        public override void OnPush()
        {
            var element = Grab(Stage.In);
            if (misuse is Misuse.GrabTwice)
                Grab(Stage.In);
            if (misuse is Misuse.PullAfterCancel)
            {
                Cancel(Stage.In);
                Pull(Stage.In);
            }
            Push(Stage.Out, misuse is Misuse.PushNull ? null! : element);
            if (misuse is Misuse.PushAfterComplete)
                Complete(Stage.Out);
            if (misuse is Misuse.PushTwice or Misuse.PushAfterComplete)
                Push(Stage.Out, element);
        }
    }

    private sealed class PortReporter(CustomFlow<string, string> stage, IActorRef reports) : PassThrough<string>(stage)
    {
        public override void PreStart() => Report("start");

        public override void OnPull()
        {
            Report("OnPull");
            Pull(Stage.In);
            Report("pulled");
        }

        public override void OnPush()
        {
            Report("OnPush");
            var element = Grab(Stage.In);
            Report("grabbed");
            Push(Stage.Out, element);
            Report("pushed");
        }

        public override void OnUpstreamFinish()
        {
            reports.Tell($"end: closed {IsClosed(Stage.In)} open {!IsClosed(Stage.Out)}");
            base.OnUpstreamFinish();
        }

        private void Report(string when) => reports.Tell(
            $"{when}: available {IsAvailable(Stage.In)} pulled {HasBeenPulled(Stage.In)} wanted {IsAvailable(Stage.Out)}");
    }
}
