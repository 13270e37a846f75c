using Akka.Actor;
using Akka.Streams;
using LlmRouter.Actors;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Routing;
using LlmRouter.Streams;
using LlmRouter.Telemetry;
using Microsoft.Extensions.Logging;

namespace LlmRouter.Engine;

/// <summary>The story of a request: peek, plan, attempt, commit, stream.</summary>
internal sealed class RouterEngine : IRouterEngine, IDisposable
{
    private readonly EngineBoard _board;
    private readonly DialectCatalog _dialects;
    private readonly IMaterializer _materializer;
    private readonly TimeProvider _time;
    private readonly ReadPulse _pulse;
    private readonly ILogger _log;
    private readonly Action<Relay> _onEnded;

    public RouterEngine(EngineBoard board, DialectCatalog dialects, ActorSystem system, TimeProvider time, ILogger<RouterEngine> log)
    {
        _board = board;
        _dialects = dialects;
        _materializer = system.Materializer();
        _time = time;
        _pulse = new ReadPulse(time);
        _log = log;
        _onEnded = relay => EngineLog.Ended(_log, relay.Exchange.Trace);
    }

    public IReadOnlyList<ModelInfo> Models => _board.Snapshot.Routing.Models;

    public EngineStatus Status => _board.Status;

    public IReadOnlyList<string> LiveModels => _board.LiveModels;

    public IReadOnlyList<LiveStream> Streams => _board.Streams.Describe();

    public EngineCounts Counts => new(_board.Streams.Count, _board.Counts.Graphs, _board.Counts.Actors);

    public bool EndStream(string id) => _board.Streams.End(id, InternalErrors.EndedByOperator);

    public Task Discovered => _board.Discovered.Task;

    public Task<RouterReply> SendAsync(RouterRequest request, CancellationToken clientGone)
    {
        var trace = new ExchangeTrace(request, _time);
        if (_board.Streams.Draining) return Refuse(InternalErrors.Draining, trace);
        var snapshot = _board.Enter();
        Relay? relay = null;
        try
        {
            var exchange = Describe(request, snapshot, trace);
            var plan = RoutePlanner.Plan(exchange.Facts.Model, snapshot.Routing);
            if (plan.Error is { } unknown) return Refuse(unknown, trace);
            var first = exchange.Snapshot.Cell(plan.Candidates[0].Provider);
            if (LocalAnswers.Find(exchange, _dialects.Provider(first.Dialect)) is { } answer) return Answer(answer, trace);
            relay = new Relay(WithParameters(exchange, plan.Route), plan, _board, _onEnded, clientGone);
        }
        catch (RouterException fault)
        {
            return Refuse(fault.Error, trace);
        }
        finally
        {
            // A relay gives the snapshot back by itself, at its end.
            if (relay is null) _board.Leave(snapshot);
        }

        return RelayAsync(relay, clientGone);
    }

    public void Dispose() => _pulse.Dispose();

    public void ReloadSettings() => _board.SettingsReader.Tell(SettingsActor.Reload.Instance, ActorRefs.NoSender);

    public async Task DrainAsync(TimeSpan limit)
    {
        _board.Streams.BeginDraining();
        EngineLog.Draining(_log, _board.Streams.Count, limit.TotalSeconds);
        var empty = _board.Streams.WhenEmpty();
        using var expired = new CancellationTokenSource(limit, _time);
        await empty.WaitAsync(expired.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (empty.IsCompleted) return;
        _board.Streams.Ending = InternalErrors.DrainExpired;
        _board.Registry.Tell(StreamRegistryActor.EndAll.Instance, ActorRefs.NoSender);
    }

    private async Task<RouterReply> RelayAsync(Relay relay, CancellationToken clientGone)
    {
        try
        {
            // Again, now that the registry knows of it: else a drain that began meanwhile would find nothing to wait for.
            if (_board.Streams.Draining) return Fail(relay, InternalErrors.Draining);
            relay.Start();
            if (relay.Exchange.Facts.Stream)
            {
                // The head goes out at the first token or after the hold, whichever comes first; a failure before the head keeps its own status.
                Task committed = relay.Committed;
                await committed.WaitAsync(relay.Exchange.Settings.Stream.Hold, _time, clientGone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                clientGone.ThrowIfCancellationRequested();
                if (!relay.Committed.IsCompleted) return Stream(relay);
            }

            if (await relay.Committed.ConfigureAwait(false) is { } error) return Fail(relay, error);
            return relay.Exchange.Facts.Stream ? Stream(relay) : Document(relay);
        }
        catch
        {
            relay.Dispose();
            clientGone.ThrowIfCancellationRequested();
            throw;
        }
    }

    private static RouterReply.Streaming Stream(Relay relay) => new(relay) { Headers = HeadersOf(relay) };

    private static RouterReply.Document Document(Relay relay)
    {
        relay.TryRead(out var document);
        relay.TryClose("ok", null);
        var headers = HeadersOf(relay);
        relay.Dispose();
        return new RouterReply.Document(document!) { Headers = headers };
    }

    private static RouterReply.Failed Fail(Relay relay, RouterError error)
    {
        relay.Exchange.Trace.Status = error.Status;
        relay.TryClose(error.Code, error);
        relay.Dispose();
        return new RouterReply.Failed(error) { Headers = HeadersOf(relay.Exchange.Trace, failed: true) };
    }

    private Task<RouterReply> Refuse(RouterError error, ExchangeTrace trace)
    {
        trace.Status = error.Status;
        trace.Outcome = error.Code;
        EngineLog.Ended(_log, trace);
        return Task.FromResult<RouterReply>(new RouterReply.Failed(error));
    }

    // No provider was asked, and the headers say so: x-router-attempts is 0.
    private Task<RouterReply> Answer(Frame document, ExchangeTrace trace)
    {
        EngineLog.Ended(_log, trace);
        return Task.FromResult<RouterReply>(new RouterReply.Document(document) { Headers = HeadersOf(trace) });
    }

    // Once for all attempts.
    private static Exchange WithParameters(Exchange exchange, Route? route) => route is { Settings.Parameters: { Count: > 0 } parameters }
        ? exchange with { Request = exchange.Client.WithParameters(exchange.Request, parameters) }
        : exchange;

    private Exchange Describe(RouterRequest request, EngineSnapshot snapshot, ExchangeTrace trace)
    {
        var client = _dialects.Client(request.ClientDialect);
        var facts = client.Peek(request);
        // Vectors and counts come whole, whatever the body says of streams.
        if (request.Operation is Operation.Embeddings or Operation.CountTokens) facts = facts with { Stream = false };
        trace.Model = facts.Model;
        trace.Stream = facts.Stream;
        return new Exchange
        {
            Request = request,
            Facts = facts,
            Client = client,
            Shape = new ReplyShape(
                request.Operation, facts.Stream, facts.IncludeUsage, "chatcmpl-" + request.Id, facts.Model, _time.GetUtcNow().ToUnixTimeSeconds(),
                snapshot.Settings.Limits.ClientLine, snapshot.Settings.Stream.ErrorStyle)
            {
                Base64 = facts.Base64, SingleVector = facts.SingleVector, LegacyCalls = facts.LegacyCalls, Echo = facts.Echo,
            },
            Trace = trace,
            Snapshot = snapshot,
            Dialects = _dialects,
            Materializer = _materializer,
            Time = _time,
            Pulse = _pulse,
            Counts = _board.Counts,
            Log = _log,
        };
    }

    private static List<KeyValuePair<string, string>> HeadersOf(Relay relay)
    {
        var headers = HeadersOf(relay.Exchange.Trace);
        headers.AddRange(relay.Headers);
        return headers;
    }

    private static List<KeyValuePair<string, string>> HeadersOf(ExchangeTrace trace, bool failed = false)
    {
        var headers = new List<KeyValuePair<string, string>> { new("x-router-attempts", trace.Attempts.ToString(System.Globalization.CultureInfo.InvariantCulture)) };
        // While nobody has spoken it is not known who will: an attempt is no promise.
        if (trace.Attempt is { } attempt && (trace.FirstToken is not null || failed)) headers.Add(new("x-router-provider", attempt.Provider));
        return headers;
    }
}
