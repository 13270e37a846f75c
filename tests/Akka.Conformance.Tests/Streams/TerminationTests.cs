using Akka.Actor;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.TestKit;

namespace Akka.Conformance.Streams;

public sealed class TerminationTests : StreamSpec
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Stage_PushesAndEnds_ElementArrivesFirst(bool fails)
    {
        var stage = new CustomFlow<string, string>(s => new LastWords(s, fails));
        var sink = Source.Repeat("a").Via(stage).Select(x => x).Select(x => x).RunWith(this.SinkProbe<string>(), Materializer);

        sink.Request(5).ExpectNext("a");

        if (fails)
            Assert.Equal("last", sink.ExpectError().Message);
        else
            sink.ExpectComplete();
    }

    [Fact]
    public void Handler_Throws_ThatVeryExceptionGoesBothWays()
    {
        var failure = new InvalidOperationException("boom");
        var sink = Source.Repeat("a").Via(CancellationReporter()).Select(string (_) => throw failure)
            .RunWith(this.SinkProbe<string>(), Materializer);

        Assert.Same(failure, sink.ExpectSubscriptionAndError());
        Assert.Same(failure, ExpectMsg<Exception>());
    }

    [Fact]
    public void Sink_Cancels_CauseIsNoFailure()
    {
        var sink = Source.Repeat("a").Via(CancellationReporter()).Select(x => x).RunWith(this.SinkProbe<string>(), Materializer);

        sink.Cancel();

        Assert.IsAssignableFrom<SubscriptionWithCancelException.NonFailureCancellation>(ExpectMsg<Exception>());
    }

    [Fact]
    public void Stage_Completes_CauseAboveIsNoFailure()
    {
        Source.Repeat("a").Via(CancellationReporter()).Take(1).RunWith(Sink.Ignore<string>(), Materializer);

        Assert.IsAssignableFrom<SubscriptionWithCancelException.NonFailureCancellation>(ExpectMsg<Exception>());
    }

    [Fact]
    public void Stage_CancelsWithACause_ThatCauseArrivesAbove()
    {
        var cause = new InvalidOperationException("enough");
        var stage = new CustomFlow<string, string>(s => new Canceller(s, cause));

        var sink = Source.Repeat("a").Via(CancellationReporter()).Via(stage).RunWith(this.SinkProbe<string>(), Materializer);

        sink.Request(1);
        Assert.Same(cause, ExpectMsg<Exception>());
        sink.ExpectNext("a").ExpectNoMsg(Moment);
    }

    [Fact]
    public void Stage_IgnoresCancellation_MayFinishItsWork()
    {
        var stage = new CustomFlow<string, string>(s => new Survivor(s, TestActor));
        var (source, sink) = this.SourceProbe<string>().Via(stage).ToMaterialized(this.SinkProbe<string>(), Keep.Both).Run(Materializer);

        sink.Cancel();
        ExpectMsg("cancelled");
        source.SendNext("a");
        ExpectMsg("a");
        source.SendComplete();

        ExpectMsg("stopped");
    }

    [Fact]
    public void Failure_ThroughManyStages_ArrivesUnchanged()
    {
        var failure = new InvalidOperationException("boom");

        var sink = Source.Failed<string>(failure).Select(x => x).Where(_ => true).Select(x => x).RunWith(this.SinkProbe<string>(), Materializer);

        Assert.Same(failure, sink.ExpectSubscriptionAndError(false));
    }

    [Fact]
    public void Completion_ThroughManyStages_NeedsNoDemand()
    {
        var sink = Source.Empty<string>().Select(x => x).Where(_ => true).Select(x => x).RunWith(this.SinkProbe<string>(), Materializer);

        sink.ExpectSubscriptionAndComplete(false);
    }

    private CustomFlow<string, string> CancellationReporter() => new(s => new CauseReporter(s, TestActor));

    private sealed class LastWords(CustomFlow<string, string> stage, bool fails) : PassThrough<string>(stage)
    {
        public override void OnPush()
        {
            base.OnPush();
            if (fails)
                FailStage(new InvalidOperationException("last"));
            else
                CompleteStage();
        }
    }

    private sealed class CauseReporter(CustomFlow<string, string> stage, IActorRef reports) : PassThrough<string>(stage)
    {
        public override void OnDownstreamFinish(Exception cause)
        {
            reports.Tell(cause);
            base.OnDownstreamFinish(cause);
        }
    }

    private sealed class Canceller(CustomFlow<string, string> stage, Exception cause) : PassThrough<string>(stage)
    {
        public override void OnPush()
        {
            base.OnPush();
            Cancel(Stage.In, cause);
        }
    }

    private sealed class Survivor(CustomFlow<string, string> stage, IActorRef reports) : PassThrough<string>(stage)
    {
        public override void OnDownstreamFinish(Exception cause)
        {
            reports.Tell("cancelled");
            Pull(Stage.In);
        }

        public override void OnPush()
        {
            reports.Tell(Grab(Stage.In));
            Pull(Stage.In);
        }

        public override void PostStop() => reports.Tell("stopped");
    }
}
