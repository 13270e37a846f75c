using Akka.Streams;
using Akka.Streams.Stage;
using LlmRouter.Contracts;
using LlmRouter.Framing;
using LlmRouter.Upstream;

namespace LlmRouter.Streams;

/// <summary>
/// Ends an exchange whose provider falls silent between chunks. Every byte feeds it, comments too. It starts with the first chunk:
/// before that the token clock waits.
/// </summary>
internal sealed class WireClock : GraphStage<FlowShape<ByteChunk, ByteChunk>>
{
    private static readonly FlowShape<ByteChunk, ByteChunk> Ports = new(new("WireClock.in"), new("WireClock.out"));

    private readonly string _provider;
    private readonly TimeSpan _idle;
    private readonly TimeProvider _time;

    public WireClock(string provider, TimeSpan idle, TimeProvider time)
    {
        _provider = provider;
        _idle = idle;
        _time = time;
    }

    public override FlowShape<ByteChunk, ByteChunk> Shape => Ports;

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic(WireClock stage) : ClockLogic<ByteChunk>(stage.Shape, stage._time)
    {
        private bool _begun;

        protected override TimeSpan Limit => _begun ? stage._idle : Timeout.InfiniteTimeSpan;

        protected override bool Feeds(ByteChunk element) => _begun = true;

        protected override void OnExpired() => FailStage(new RouterException(UpstreamFaults.IdleTimeout(stage._provider, stage._idle)));
    }
}
