using Akka.Actor;
using LlmRouter.Actors;
using LlmRouter.Contracts;
using LlmRouter.Testing;

namespace LlmRouter.Tests.Actors;

public sealed class StreamRegistryActorTests : Akka.TestKit.Xunit2.TestKit
{
    private readonly LiveStreams _streams = new();
    private readonly IActorRef _registry;

    public StreamRegistryActorTests() => _registry = Sys.ActorOf(StreamRegistryActor.Props(_streams));

    [Fact]
    public void Count_StreamsOpenAndClose_Follows()
    {
        var (first, second) = (new Stream(), new Stream());
        Tell(new StreamRegistryActor.Opened(first), new StreamRegistryActor.Opened(second));
        Assert.Equal(2, _streams.Count);

        Tell(new StreamRegistryActor.Closed(first), new StreamRegistryActor.Closed(first));
        Assert.Equal(1, _streams.Count);
    }

    [Fact]
    public async Task WhenEmpty_LastOneCloses_Completes()
    {
        var (first, second) = (new Stream(), new Stream());
        var empty = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Tell(new StreamRegistryActor.Opened(first), new StreamRegistryActor.Opened(second), new StreamRegistryActor.WhenEmpty(empty));

        Tell(new StreamRegistryActor.Closed(first));
        Assert.False(empty.Task.IsCompleted);
        Tell(new StreamRegistryActor.Closed(second));

        await empty.Task.Patiently();
    }

    [Fact]
    public async Task WhenEmpty_NothingOpen_CompletesAtOnce()
    {
        var empty = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        Tell(new StreamRegistryActor.WhenEmpty(empty));

        await empty.Task.Patiently();
    }

    [Fact]
    public void EndAll_StreamsOpen_EndsEach()
    {
        var (open, closed) = (new Stream(), new Stream());
        var error = new RouterError(503, ErrorCode.Draining, "over", "api_error", Fault.Router);

        Tell(new StreamRegistryActor.Opened(open), new StreamRegistryActor.Opened(closed), new StreamRegistryActor.Closed(closed), new StreamRegistryActor.EndAll(error));

        Assert.Equal((error, null), (open.Ended, closed.Ended));
    }

    [Fact]
    public void Crash_StreamsOpen_KeepsThemAndWhoWaits()
    {
        var (faulty, other) = (new Stream { Fails = true }, new Stream());
        var empty = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Tell(new StreamRegistryActor.Opened(faulty), new StreamRegistryActor.Opened(other), new StreamRegistryActor.WhenEmpty(empty));

        var error = new RouterError(503, ErrorCode.Draining, "over", "api_error", Fault.Router);
        EventFilter.Exception<InvalidOperationException>().ExpectOne(() => _registry.Tell(new StreamRegistryActor.EndAll(error), TestActor));
        Tell(new StreamRegistryActor.Closed(faulty));
        Assert.Equal((1, false), (_streams.Count, empty.Task.IsCompleted));
        Tell(new StreamRegistryActor.Closed(other));

        Assert.True(empty.Task.IsCompleted);
    }

    private void Tell(params object[] messages)
    {
        foreach (var message in messages) _registry.Tell(message, TestActor);
        _registry.Tell(new Identify(this), TestActor);
        ExpectMsg<ActorIdentity>();
    }

    private sealed class Stream : ILiveStream
    {
        public string Model => "m";

        public string Id => "req_1";

        public bool Fails { get; init; }

        public RouterError? Ended { get; private set; }

        public void End(RouterError error)
        {
            if (Fails) throw new InvalidOperationException("cannot end");
            Ended = error;
        }
    }
}
