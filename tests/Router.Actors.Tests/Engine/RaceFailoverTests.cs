using LlmRouter.Actors;
using LlmRouter.Contracts;
using LlmRouter.Failover;
using LlmRouter.Settings;
using LlmRouter.Testing;
using LlmRouter.Upstream;

namespace LlmRouter.Tests.Engine;

/// <summary>"Commit point = the first semantic delta. Before it: next candidate. After it: never."</summary>
public sealed class RaceFailoverTests : RaceTests
{
    public static TheoryData<string> Faults => [.. Broken.Keys];

    private static Dictionary<string, Func<CancellationToken, Task<UpstreamResponse>>> Broken { get; } = new()
    {
        ["status 500"] = _ => Answer(new FakeReply(500).Say("""{"error":{"message":"broken"}}""").End()),
        ["status 429"] = _ => Answer(new FakeReply(429).Say("{}").End()),
        ["status 401"] = _ => Answer(new FakeReply(401).Say("{}").End()),
        ["status 404"] = _ => Answer(new FakeReply(404).Say("""{"error":{"message":"no such model"}}""").End()),
        ["status 302"] = _ => Answer(new FakeReply(302).End()),
        ["connect"] = _ => throw UpstreamFaults.Connect("alpha", new InvalidOperationException("refused")),
        ["defect of the router"] = _ => throw new InvalidOperationException("a defect"),
        ["nothing"] = _ => Answer(new FakeReply().End()),
        ["comment"] = _ => Answer(new FakeReply().Say(": hold on\n\n").End()),
        ["role"] = _ => Answer(new FakeReply().Say(ChatSse.Role).End()),
        ["half an event"] = _ => Answer(new FakeReply().Say(ChatSse.Role + "data: {\"choi").End()),
        ["no JSON"] = _ => Answer(new FakeReply().Say("data: <html>\n\n").End()),
        ["html"] = _ => Answer(new FakeReply().Say("<html></html>").End()),
        ["error event"] = _ => Answer(new FakeReply().Say(ChatSse.Role + """data: {"error":{"message":"overloaded","type":"server_error"}}""" + "\n\n").End()),
        ["done at once"] = _ => Answer(new FakeReply().Say("data: [DONE]\n\n").End()),
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Stream_FirstFailsBeforeItsFirstToken_SecondAnswersWhole(string fault)
    {
        Upstreams[0].OnSend = Broken[fault];
        Upstreams[1].OnSend = _ => Answer(Whole("from beta"));

        var reply = await EngineWith().SendAsync(Request(), default).Patiently();
        var text = await TextAsync(reply).Patiently();

        Assert.Equal(1, text.Split("from beta").Length - 1);
        Assert.EndsWith("data: [DONE]\n\n", text, StringComparison.Ordinal);
        Assert.Equal(("beta", "2"), (Header(reply, "x-router-provider"), Header(reply, "x-router-attempts")));
        Assert.NotNull(Heard(0).Error);
        Assert.Null(Heard(1).Error);
        ExpectNothingLeft();
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Document_FirstFails_SecondAnswersWhole(string fault)
    {
        Upstreams[0].OnSend = Broken[fault];
        Upstreams[1].OnSend = _ => Answer(Whole("from beta"));

        var reply = await EngineWith().SendAsync(Request(stream: false), default).Patiently();

        using var document = Assert.IsType<RouterReply.Document>(reply).Body;
        Assert.Contains("from beta", System.Text.Encoding.UTF8.GetString(document.Bytes.Span), StringComparison.Ordinal);
        Assert.Equal(("beta", "2"), (Header(reply, "x-router-provider"), Header(reply, "x-router-attempts")));
        ExpectNothingLeft();
    }

    [Fact]
    public async Task Stream_FirstFailsAfterItsFirstToken_EndsWithOneErrorAndAsksNobody()
    {
        Upstreams[0].OnSend = _ => Answer(new FakeReply().Say(ChatSse.Role + ChatSse.Chunk("half")).End());
        Upstreams[1].OnSend = _ => throw new InvalidOperationException("must not be asked");

        var reply = await EngineWith().SendAsync(Request(), default).Patiently();
        var text = await TextAsync(reply).Patiently();

        Assert.Contains("half", text, StringComparison.Ordinal);
        Assert.Equal(1, text.Split(ErrorCode.StreamIncomplete).Length - 1);
        Assert.DoesNotContain("[DONE]", text, StringComparison.Ordinal);
        Assert.Equal("1", Header(reply, "x-router-attempts"));
        Assert.Equal(Fault.Provider, Heard(0).Error?.Fault);
        ExpectNothingLeft();
    }

    [Fact]
    public async Task Request_CallersFault_IsFinal()
    {
        Upstreams[0].OnSend = _ => Answer(new FakeReply(400).Say("""{"error":{"message":"too long","code":"context_length_exceeded"}}""").End());
        Upstreams[1].OnSend = _ => throw new InvalidOperationException("must not be asked");

        var error = Assert.IsType<RouterReply.Failed>(await EngineWith().SendAsync(Request(), default).Patiently()).Error;

        Assert.Equal((400, "context_length_exceeded"), (error.Status, error.Code));
    }

    [Fact]
    public async Task Request_LastCandidateCannotSayIt_IsToldOfTheOneThatWasAsked()
    {
        Upstreams[0].OnSend = Broken["status 500"];
        // Two choices: its dialect cannot say that.
        Cells[1] = new ProviderCell(EngineSettings.Provider("beta", type: "anthropic", models: "m"), Upstreams[1], Time) { Actor = Providers[1].Ref };
        var request = Request() with { Body = """{"model":"r","stream":true,"n":2,"messages":[{"role":"user","content":"hi"}]}"""u8.ToArray() };

        var failed = Assert.IsType<RouterReply.Failed>(await EngineWith(null, null, "alpha", "beta").SendAsync(request, default).Patiently());

        Assert.Equal((502, "alpha", "broken"), (failed.Error.Status, failed.Error.Provider, failed.Error.Message));
        Assert.Equal("2", Header(failed, "x-router-attempts"));
        ExpectNothingLeft();
    }

    [Fact]
    public async Task Request_FirstCandidateCannotSayIt_SecondAnswers()
    {
        Cells[0] = new ProviderCell(EngineSettings.Provider("alpha", type: "anthropic", models: "m"), Upstreams[0], Time) { Actor = Providers[0].Ref };
        Upstreams[0].OnSend = _ => throw new InvalidOperationException("must not be asked");
        Upstreams[1].OnSend = _ => Answer(Whole("from beta"));
        var request = Request() with { Body = """{"model":"r","stream":true,"n":2,"messages":[{"role":"user","content":"hi"}]}"""u8.ToArray() };

        var reply = await EngineWith().SendAsync(request, default).Patiently();

        Assert.Contains("from beta", await TextAsync(reply).Patiently(), StringComparison.Ordinal);
        ExpectNothingLeft();
    }

    [Fact]
    public async Task Request_EverybodyFails_IsAnsweredWithTheLastErrorAndAllAttempts()
    {
        foreach (var upstream in Upstreams) upstream.OnSend = Broken["nothing"];

        var failed = Assert.IsType<RouterReply.Failed>(await EngineWith().SendAsync(Request(), default).Patiently());

        Assert.Equal((ErrorCode.StreamIncomplete, "gamma"), (failed.Error.Code, failed.Error.Provider));
        Assert.Equal(("gamma", "3"), (Header(failed, "x-router-provider"), Header(failed, "x-router-attempts")));
        ExpectNothingLeft();
    }

    [Fact]
    public async Task Request_FirstStallsBeforeItsFirstToken_GoesOnWhenItsClockExpires()
    {
        var silent = new FakeReply();
        Upstreams[0].OnSend = _ => Task.FromResult(silent.Response);
        Upstreams[1].OnSend = _ => Answer(Whole("from beta"));
        var sending = EngineWith().SendAsync(Request(), default);
        await Time.WhenArmedAsync(EngineSettings.Stream.FirstToken).Patiently();

        // The head of a streamed reply is held no longer than this; the search goes on behind it.
        Time.Advance(EngineSettings.Hold);
        var reply = await sending.Patiently();
        Time.Advance(EngineSettings.Stream.FirstToken);

        Assert.Contains("from beta", await TextAsync(reply).Patiently(), StringComparison.Ordinal);
        Assert.Null(Header(reply, "x-router-provider"));
        await silent.Closed;
        Assert.Equal(ErrorCode.FirstTokenTimeout, Heard(0).Error?.Code);
    }

    [Fact]
    public async Task Request_SecondRound_WaitsTheBackoffAndAsksAgain()
    {
        Upstreams[0].OnSend = Broken["nothing"];
        var sending = EngineWith(Once with { Rounds = 2 }, null, "alpha").SendAsync(Request(stream: false), default);
        Assert.NotNull(Heard(0).Error);

        await Time.WhenArmedAsync(Backoff.Before(2, Once, new Random(1).NextDouble())).Patiently();
        Upstreams[0].OnSend = _ => Answer(Whole("at last"));
        Time.Advance(Once.Backoff);

        var reply = await sending.Patiently();
        Assert.IsType<RouterReply.Document>(reply).Body.Dispose();
        Assert.Equal("2", Header(reply, "x-router-attempts"));
        ExpectNothingLeft();
    }

    [Fact]
    public async Task Request_ClientLeavesWhileItRests_LeavesNothing()
    {
        Upstreams[0].OnSend = Broken["nothing"];
        using var client = new CancellationTokenSource();
        var sending = EngineWith(Once with { Rounds = 2 }, null, "alpha").SendAsync(Request(stream: false), client.Token);
        await Time.WhenArmedAsync(Backoff.Before(2, Once, new Random(1).NextDouble())).Patiently();

        client.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.Patiently());
        await AwaitAssertAsync(() => Assert.Equal(0, Time.ArmedTimers));
    }

    [Fact]
    public async Task Request_BudgetSpent_IsNotTriedElsewhere()
    {
        Upstreams[0].OnSend = Broken["nothing"];
        Upstreams[1].OnSend = _ => Answer(Whole("from beta"));
        var engine = EngineWith(Once with { Budget = new BudgetSettings(0, 1) });

        Assert.IsType<RouterReply.Document>(await engine.SendAsync(Request(stream: false), default).Patiently()).Body.Dispose();
        var second = Assert.IsType<RouterReply.Failed>(await engine.SendAsync(Request(stream: false), default).Patiently());

        Assert.Equal(ErrorCode.StreamIncomplete, second.Error.Code);
        Assert.Equal("1", Header(second, "x-router-attempts"));
    }

    [Fact]
    public async Task Request_EveryCandidateCooling_IsRefusedWithTheTimeToComeBack()
    {
        foreach (var cell in Cells)
        {
            var limited = new RouterError(429, ErrorCode.RateLimited, "slow down", "rate_limit_error", Fault.Provider) { RetryAfter = TimeSpan.FromSeconds(7) };
            cell.View = cell.View with { Health = cell.View.Health.After(new ExchangeOutcome("m", limited, null, TimeSpan.Zero), cell.Settings.Breaker, cell.Now, 0) };
        }

        Time.Advance(TimeSpan.FromSeconds(2));
        var failed = Assert.IsType<RouterReply.Failed>(await EngineWith().SendAsync(Request(), default).Patiently());

        Assert.Equal((503, ErrorCode.NoHealthyUpstream, TimeSpan.FromSeconds(5)), (failed.Error.Status, failed.Error.Code, failed.Error.RetryAfter));
        Assert.Equal("0", Header(failed, "x-router-attempts"));
    }

    private static Task<UpstreamResponse> Answer(FakeReply reply) => Task.FromResult(reply.Response);
}
