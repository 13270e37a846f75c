using Akka.Actor;
using Akka.Streams.Dsl;
using Akka.Streams.Stage;
using Akka.Streams.TestKit;

namespace Akka.Conformance.Streams;

public sealed class AsyncCallbackTests : StreamSpec
{
    [Fact]
    public void Callback_FromAnotherThread_RunsInTheStage()
    {
        var (call, sink) = Run();

        call("a");

        sink.Request(1).ExpectNext("a");
    }

    [Fact]
    public void Callback_ManyFromOneThread_KeepsTheirOrder()
    {
        var (call, sink) = Run();
        var sent = Enumerable.Range(0, 5_000).Select(i => $"{i}").ToList();

        sent.ForEach(call);

        sink.Request(5_000).ExpectNextN(sent);
    }

    [Fact]
    public async Task Callback_FromManyThreads_LosesNothingAndKeepsEachThreadsOrder()
    {
        const int Threads = 8, Calls = 2_000;
        var (call, sink) = Run();

        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < Calls; i++)
                call($"{thread} {i}");
        }))).WaitAsync(Patience);

        var next = new int[Threads];
        foreach (var element in sink.Request(Threads * Calls).ExpectNextN(Threads * Calls))
        {
            var parts = element.Split(' ');
            Assert.Equal(next[int.Parse(parts[0], null)]++, int.Parse(parts[1], null));
        }
    }

    [Fact]
    public void Callback_AfterTheStageStopped_IsDroppedSilently()
    {
        var (call, sink) = Run();
        sink.Cancel();
        ExpectMsg("stopped");

        call("late");

        ExpectNoMsg(Moment);
    }

    [Fact]
    public void Callback_BeforeTheStageRuns_IsKeptForIt()
    {
        // Called on the thread that materializes, right after: whether or not the stream has started yet.
        for (var i = 0; i < 100; i++)
        {
            var (call, sink) = Run();
            call("a");
            sink.Request(1).ExpectNext("a");
            sink.Cancel();
        }
    }

    [Fact]
    public void Callback_Throws_FailsTheStage()
    {
        var (call, sink) = Run();

        call("throw");

        Assert.Equal("callback", sink.ExpectSubscriptionAndError().Message);
        ExpectMsg("stopped");
    }

    [Fact]
    public void Callback_WithoutElement_RunsInTheStage()
    {
        var source = new CustomSource<string, Action>(s =>
        {
            var logic = new SignalLogic(s);
            return (logic, logic.Signal);
        });
        var (signal, sink) = Source.FromGraph(source).ToMaterialized(this.SinkProbe<string>(), Keep.Both).Run(Materializer);
        sink.Request(1);

        signal();

        sink.ExpectNext("signalled").ExpectComplete();
    }

    [Fact]
    public void KeepGoing_AllPortsClosed_CallbacksStillRun()
    {
        var (call, sink) = Run();
        call("keep going");
        sink.RequestNext("keep going");

        sink.Cancel();

        call("after cancellation");
        ExpectMsg("after cancellation, kept going True");
        call("stop");
        ExpectMsg("stopped");
        call("late");
        ExpectNoMsg(Moment);
    }

    private (Action<string> Call, TestSubscriber.Probe<string> Sink) Run()
    {
        var source = new CustomSource<string, Action<string>>(s =>
        {
            var logic = new CallbackLogic(s, TestActor);
            return (logic, logic.Call);
        });
        return Source.FromGraph(source).ToMaterialized(this.SinkProbe<string>(), Keep.Both).Run(Materializer);
    }

    private sealed class CallbackLogic : OutGraphStageLogic
    {
        private readonly CustomSource<string, Action<string>> _stage;
        private readonly IActorRef _reports;

        internal CallbackLogic(CustomSource<string, Action<string>> stage, IActorRef reports) : base(stage.Shape)
        {
            (_stage, _reports) = (stage, reports);
            SetHandler(stage.Out, this);
            Call = GetAsyncCallback<string>(OnCall);
        }

        internal Action<string> Call { get; }

        public override void OnPull()
        {
        }

        // The default completes the stage, which ends keep-going too.
        public override void OnDownstreamFinish(Exception cause)
        {
            if (!KeepGoingAfterAllPortsClosed)
                base.OnDownstreamFinish(cause);
        }

        public override void PostStop() => _reports.Tell("stopped");

        private void OnCall(string element)
        {
            if (element == "throw")
                throw new InvalidOperationException("callback");
            if (element == "keep going")
                SetKeepGoing(true);
            if (element == "stop")
                SetKeepGoing(false);
            if (!IsClosed(_stage.Out))
                Emit(_stage.Out, element);
            else
                Report(element);
        }

        private void Report(string element)
        {
            if (element != "stop")
                _reports.Tell($"{element}, kept going {KeepGoingAfterAllPortsClosed}");
        }
    }

    private sealed class SignalLogic : OutGraphStageLogic
    {
        internal SignalLogic(CustomSource<string, Action> stage) : base(stage.Shape)
        {
            SetHandler(stage.Out, this);
            Signal = GetAsyncCallback(() => Emit(stage.Out, "signalled", CompleteStage));
        }

        internal Action Signal { get; }

        public override void OnPull()
        {
        }
    }
}
