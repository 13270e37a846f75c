using Akka.Streams;
using Akka.Streams.Stage;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Upstream;

namespace LlmRouter.Streams;

/// <summary>
/// Ends an exchange whose provider keeps the wire warm and says nothing: only tokens feed it, so heartbeats never hide a hang. Once
/// the answer is whole it waits a short grace for usage and terminator, and then completes.
/// </summary>
internal sealed class TokenClock : GraphStage<FlowShape<DeltaBatch, DeltaBatch>>
{
    private static readonly FlowShape<DeltaBatch, DeltaBatch> Ports = new(new("TokenClock.in"), new("TokenClock.out"));

    private readonly TokenClockSettings _settings;
    private readonly TimeProvider _time;

    public TokenClock(TokenClockSettings settings, TimeProvider time)
    {
        _settings = settings;
        _time = time;
    }

    public override FlowShape<DeltaBatch, DeltaBatch> Shape => Ports;

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : ClockLogic<DeltaBatch>
    {
        private readonly TokenClock _stage;
        private bool _spoke;

        public Logic(TokenClock stage)
            : base(stage.Shape, stage._time)
        {
            _stage = stage;
            CountEarlierWait(stage._settings.AlreadyWaited);
        }

        protected override TimeSpan Limit => _stage._settings.IsAnswered() ? _stage._settings.Grace : _stage._settings.Limit;

        protected override bool Feeds(DeltaBatch element)
        {
            if (!element.HasToken) return false;
            return _spoke = true;
        }

        protected override void OnExpired()
        {
            if (_stage._settings.IsAnswered()) CompleteStage();
            else FailStage(new RouterException(Expiry()));
        }

        private RouterError Expiry() => _spoke
            ? UpstreamFaults.TokensStopped(_stage._settings.Provider, _stage._settings.Limit)
            : UpstreamFaults.FirstTokenTimeout(_stage._settings.Provider, _stage._settings.Limit);
    }
}
