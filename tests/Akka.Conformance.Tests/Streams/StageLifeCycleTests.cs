using Akka.Actor;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.TestKit;

namespace Akka.Conformance.Streams;

public sealed class StageLifeCycleTests : StreamSpec
{
    [Fact]
    public void Stage_RunsToCompletion_StartsFirstAndStopsLastAndOnceEach()
    {
        var sink = Source.From(["a", "b"]).Via(Reporting()).RunWith(this.SinkProbe<string>(), Materializer);

        sink.Request(10).ExpectNext("a", "b").ExpectComplete();

        ExpectMsg("PreStart");
        ExpectMsg("OnPush a");
        ExpectMsg("OnPush b");
        ExpectMsg("OnUpstreamFinish");
        ExpectMsg("PostStop");
        ExpectNoMsg(Moment);
    }

    [Fact]
    public void Stage_UpstreamFails_Stops()
    {
        var (source, sink) = RunBetweenProbes();

        source.SendError(new InvalidOperationException("boom"));

        Assert.Equal("boom", sink.ExpectSubscriptionAndError().Message);
        ExpectMsg("PreStart");
        ExpectMsg("OnUpstreamFailure boom");
        ExpectMsg("PostStop");
        ExpectNoMsg(Moment);
    }

    [Fact]
    public void Stage_DownstreamCancels_Stops()
    {
        var (source, sink) = RunBetweenProbes();

        sink.Cancel();

        source.ExpectCancellation();
        ExpectMsg("PreStart");
        ExpectMsg("OnDownstreamFinish");
        ExpectMsg("PostStop");
        ExpectNoMsg(Moment);
    }

    [Fact]
    public void PreStart_Throws_FailsDownstreamAndCancelsUpstreamAndStops()
    {
        var stage = new CustomFlow<string, string>(s => new ThrowingAtStart(s, TestActor));
        var (source, sink) = this.SourceProbe<string>().Via(stage).ToMaterialized(this.SinkProbe<string>(), Keep.Both).Run(Materializer);

        Assert.Equal("start", sink.ExpectSubscriptionAndError().Message);
        source.ExpectCancellation();
        ExpectMsg("PostStop");
    }

    [Fact]
    public void Stage_OneOfTwoPortsClosed_GoesOn()
    {
        var stage = new CustomFlow<string, string>(s => new Reporter(s, TestActor, outliveUpstream: true));
        var (source, sink) = this.SourceProbe<string>().Via(stage).ToMaterialized(this.SinkProbe<string>(), Keep.Both).Run(Materializer);
        ExpectMsg("PreStart");

        source.SendComplete();

        ExpectMsg("OnUpstreamFinish");
        ExpectNoMsg(Moment);
        sink.Cancel();
        ExpectMsg("OnDownstreamFinish");
        ExpectMsg("PostStop");
    }

    [Fact]
    public void Materializer_InsideAStage_IsTheOneThatRunsIt()
    {
        var stage = new CustomFlow<string, string>(s => new MaterializerReporter(s, TestActor));

        Source.Single("a").Via(stage).RunWith(Sink.Ignore<string>(), Materializer);

        Assert.NotNull(ExpectMsg<IMaterializer>());
    }

    private CustomFlow<string, string> Reporting() => new(s => new Reporter(s, TestActor, outliveUpstream: false));

    private (TestPublisher.Probe<string> Source, TestSubscriber.Probe<string> Sink) RunBetweenProbes() =>
        this.SourceProbe<string>().Via(Reporting()).ToMaterialized(this.SinkProbe<string>(), Keep.Both).Run(Materializer);

    private sealed class Reporter(CustomFlow<string, string> stage, IActorRef reports, bool outliveUpstream) : PassThrough<string>(stage)
    {
        public override void PreStart() => reports.Tell("PreStart");

        public override void PostStop() => reports.Tell("PostStop");

        public override void OnPush()
        {
            var element = Grab(Stage.In);
            reports.Tell("OnPush " + element);
            Push(Stage.Out, element);
        }

        public override void OnUpstreamFinish()
        {
            reports.Tell("OnUpstreamFinish");
            if (!outliveUpstream)
                base.OnUpstreamFinish();
        }

        public override void OnUpstreamFailure(Exception e)
        {
            reports.Tell("OnUpstreamFailure " + e.Message);
            base.OnUpstreamFailure(e);
        }

        public override void OnDownstreamFinish(Exception cause)
        {
            reports.Tell("OnDownstreamFinish");
            base.OnDownstreamFinish(cause);
        }
    }

    private sealed class ThrowingAtStart(CustomFlow<string, string> stage, IActorRef reports) : PassThrough<string>(stage)
    {
        public override void PreStart() => throw new InvalidOperationException("start");

        public override void PostStop() => reports.Tell("PostStop");
    }

    private sealed class MaterializerReporter(CustomFlow<string, string> stage, IActorRef reports) : PassThrough<string>(stage)
    {
        public override void PreStart() => reports.Tell(Materializer);
    }
}
