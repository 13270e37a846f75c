using Akka.Streams;
using LlmRouter.Actors;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Settings;
using LlmRouter.Streams;
using LlmRouter.Telemetry;
using LlmRouter.Upstream;
using Microsoft.Extensions.Logging;

namespace LlmRouter.Engine;

/// <summary>One request under way, as every attempt at it needs it.</summary>
internal sealed record Exchange
{
    private RouterRequest _request = null!;

    /// <summary>Without its body once the answer has begun.</summary>
    public required RouterRequest Request { get => _request; init => _request = value; }

    public required RequestFacts Facts { get; init; }

    public required IClientDialect Client { get; init; }

    public required ReplyShape Shape { get; init; }

    public required ExchangeTrace Trace { get; init; }

    /// <summary>As it was when the request came.</summary>
    public required EngineSnapshot Snapshot { get; init; }

    public required DialectCatalog Dialects { get; init; }

    public required IMaterializer Materializer { get; init; }

    public required TimeProvider Time { get; init; }

    public required ReadPulse Pulse { get; init; }

    public required LiveCounts Counts { get; init; }

    public required ILogger Log { get; init; }

    public RouterSettings Settings => Snapshot.Settings;

    /// <summary>Nobody else will be asked. An answer may last for minutes, and a prompt be larger than all else that it holds.</summary>
    public void ForgetBody() => _request = _request with { Body = default };

    public RelaySpec Spec(ProviderSettings provider, UpstreamResponse response, CancellationTokenSource stop, OperationTimeouts timeouts, IDeltaWriter writer, AttemptTrace trace) => new()
    {
        Provider = provider.Name,
        ThinkTags = provider.Traits.ThinkTags,
        Response = response,
        Stop = stop,
        Timeouts = timeouts,
        FinishGrace = Settings.Stream.FinishGrace,
        Gather = Settings.Stream.Gather,
        Pulse = Pulse,
        Limits = Settings.Limits,
        Dialects = Dialects,
        Client = Client,
        Shape = Shape,
        Writer = writer,
        Trace = trace,
        Time = Time,
        Counts = Counts,
    };
}
