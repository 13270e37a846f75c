using Akka.Actor;
using LlmRouter.Actors;
using LlmRouter.Contracts;
using LlmRouter.Testing;
using LlmRouter.Tests.Engine;

namespace LlmRouter.Tests.Actors;

public sealed class StreamRegistryActorTests() : Akka.TestKit.Xunit2.TestKit(Patience.OfProbes)
{
    private static readonly RouterError Over = new(503, ErrorCode.Draining, "over", "api_error", Fault.Router);

    private readonly EngineBoard _board = new(EngineSettings.Of(), [], created: 0, new Random(1));
    private readonly RecordedLog<EngineBoard> _log = new();

    [Fact]
    public void EndAll_StreamsOpen_EndsEach()
    {
        var (open, closed) = (new FakeStream(), new FakeStream());
        Open(open, closed);
        _board.Streams.Close(closed);
        var registry = Start();

        EndAll(registry);

        Assert.Equal((Over, null), (open.Ended, closed.Ended));
    }

    [Fact]
    public void EndAll_OneCannotBeEnded_EndsTheOthersAndSaysSo()
    {
        List<FakeStream> streams = [new(), new() { Fails = true }, new()];
        Open([.. streams]);
        var registry = Start();

        EndAll(registry);

        Assert.Equal([Over, null, Over], streams.Select(stream => stream.Ended));
        Assert.Equal("Request req_1 could not be ended", Assert.Single(_log.Lines));
    }

    [Fact]
    public void EndAll_WhileThereWasNoActor_IsDoneByTheNext()
    {
        var stream = new FakeStream();
        Open(stream);
        _board.Streams.Ending = Over;

        Start();

        Assert.Equal(Over, stream.Ended);
    }

    [Fact]
    public void Start_NothingIsEnding_EndsNobody()
    {
        var stream = new FakeStream();
        Open(stream);

        Start();

        Assert.Null(stream.Ended);
    }

    private void Open(params FakeStream[] streams) => Array.ForEach(streams, _board.Streams.Open);

    private IActorRef Start()
    {
        var registry = Sys.ActorOf(StreamRegistryActor.Props(_board, _log));
        Heard(registry);
        return registry;
    }

    private void EndAll(IActorRef registry)
    {
        _board.Streams.Ending = Over;
        registry.Tell(StreamRegistryActor.EndAll.Instance, TestActor);
        Heard(registry);
    }

    private void Heard(IActorRef registry)
    {
        registry.Tell(new Identify(this), TestActor);
        ExpectMsg<ActorIdentity>();
    }
}
