using Akka.Actor;
using Akka.Streams;
using Akka.Streams.Dsl;

namespace Akka.Conformance.Streams;

public sealed class MaterializerTests : StreamSpec
{
    [Fact]
    public void Materializer_OfASystem_IsOne() => Assert.Same(Sys.Materializer(), Sys.Materializer());

    [Fact]
    public void Materializer_WithSettings_IsItsOwn()
    {
        using var own = Sys.Materializer(ActorMaterializerSettings.Create(Sys));

        Assert.NotSame(Sys.Materializer(), own);
    }

    [Fact]
    public async Task Shutdown_StopsItsStreamsAbruptly()
    {
        var own = ActorMaterializer.Create(Sys);
        var done = Source.Never<int>().Via(StopReporter()).RunWith(Sink.Ignore<int>(), own);
        ExpectMsg("started");

        own.Shutdown();

        await Assert.ThrowsAsync<AbruptStageTerminationException>(() => done.WaitAsync(Patience));
        ExpectMsg("stopped");
        ExpectNoMsg(Moment);
        Assert.True(own.IsShutdown);
    }

    [Fact]
    public async Task Shutdown_StopsABusyStreamToo()
    {
        var own = ActorMaterializer.Create(Sys);
        var done = Source.Repeat(1).RunWith(Sink.Ignore<int>(), own);

        own.Shutdown();

        await Assert.ThrowsAsync<AbruptStageTerminationException>(() => done.WaitAsync(Patience));
    }

    [Fact]
    public async Task Shutdown_LeavesOtherMaterializersAlone()
    {
        var own = ActorMaterializer.Create(Sys);
        own.Shutdown();

        Assert.Equal([1], await Source.Single(1).RunWith(Sink.Seq<int>(), Materializer).WaitAsync(Patience));
        Assert.ThrowsAny<Exception>(Run);

        void Run() => Source.Single(1).RunWith(Sink.Seq<int>(), own);
    }

    [Fact]
    public async Task System_Terminates_StopsItsStreamsAbruptly()
    {
        var system = ActorSystem.Create("terminating", "akka.loglevel = OFF\nakka.stdout-loglevel = OFF");
        var (idle, busy) = (Source.Never<int>().Via(StopReporter()).RunWith(Sink.Seq<int>(), system.Materializer()),
            Source.Repeat(1).RunWith(Sink.Ignore<int>(), system.Materializer()));
        ExpectMsg("started");

        await system.Terminate().WaitAsync(Patience);

        Assert.True(idle.IsCompleted && busy.IsCompleted, "the system terminated before its streams");
        await Assert.ThrowsAsync<AbruptStageTerminationException>(() => idle.WaitAsync(Patience));
        await Assert.ThrowsAsync<AbruptStageTerminationException>(() => busy.WaitAsync(Patience));
        ExpectMsg("stopped");
    }

    [Fact]
    public async Task Streams_ThatNeverPause_DoNotKeepOthersWaiting()
    {
        var killSwitch = KillSwitches.Shared("busy");
        var busy = Enumerable.Range(0, 16)
            .Select(_ => Source.Repeat(1).Via(killSwitch.Flow<int>()).RunWith(Sink.Ignore<int>(), Materializer)).ToList();

        for (var i = 0; i < 20; i++)
            Assert.Equal(i, await Source.Single(i).RunWith(Sink.First<int>(), Materializer).WaitAsync(Patience));

        killSwitch.Shutdown();
        await Task.WhenAll(busy).WaitAsync(Patience);
    }

    private CustomFlow<int, int> StopReporter() => new(s => new StopReporting(s, TestActor));

    private sealed class StopReporting(CustomFlow<int, int> stage, IActorRef reports) : PassThrough<int>(stage)
    {
        public override void PreStart() => reports.Tell("started");

        public override void PostStop() => reports.Tell("stopped");
    }
}
