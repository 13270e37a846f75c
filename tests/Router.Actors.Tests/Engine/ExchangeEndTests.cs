using Akka.Streams;
using LlmRouter.Actors;
using LlmRouter.Contracts;
using LlmRouter.Engine;
using LlmRouter.Failover;
using LlmRouter.Testing;
using LlmRouter.Upstream;

namespace LlmRouter.Tests.Engine;

/// <summary>However an exchange ends: one report, one log line, no timer, no connection left.</summary>
public sealed class ExchangeEndTests : EngineTests
{
    private static readonly RouterException Broken = new(UpstreamFaults.Incomplete("alpha"));

    [Fact]
    public async Task Stream_ReadToItsEnd_EndsWell()
    {
        var reply = new FakeReply().Say(ChatSse.Chunk("hello") + ChatSse.Finish).End();
        Upstream.OnSend = _ => Task.FromResult(reply.Response);

        var streaming = Assert.IsType<RouterReply.Streaming>(await Engine.SendAsync(Request(), default).Patiently());
        var text = await ChatSse.ReadAllAsync(streaming.Stream).Patiently();
        await streaming.Stream.DisposeAsync();

        Assert.EndsWith("data: [DONE]\n\n", text, StringComparison.Ordinal);
        await reply.Closed;
        ExpectOneExchange("ok", fault: null);
    }

    [Fact]
    public async Task Stream_ProviderBreaksOff_IsTheProvidersFault()
    {
        Upstream.OnSend = _ => Task.FromResult(new FakeReply().Say(ChatSse.Chunk("hello")).End().Response);

        var streaming = Assert.IsType<RouterReply.Streaming>(await Engine.SendAsync(Request(), default).Patiently());
        var text = await ChatSse.ReadAllAsync(streaming.Stream).Patiently();
        await streaming.Stream.DisposeAsync();

        Assert.Contains(ErrorCode.StreamIncomplete, text, StringComparison.Ordinal);
        ExpectOneExchange(ErrorCode.StreamIncomplete, Fault.Provider);
    }

    [Fact]
    public async Task Stream_ClientLeavesInTheMiddle_ClosesTheConnectionAndBlamesNobody()
    {
        var reply = new FakeReply().Say(ChatSse.Chunk("hello"));
        Upstream.OnSend = _ => Task.FromResult(reply.Response);
        using var client = new CancellationTokenSource();

        var streaming = Assert.IsType<RouterReply.Streaming>(await Engine.SendAsync(Request(), client.Token).Patiently());
        client.Cancel();
        await streaming.Stream.DisposeAsync();

        await reply.Closed;
        ExpectOneExchange("cancelled", Fault.Client);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Request_ClientLeavesBeforeTheHead_BlamesNobody(bool stream)
    {
        Upstream.OnSend = async gone =>
        {
            await new TaskCompletionSource().Task.WaitAsync(gone);
            throw Broken;
        };
        using var client = new CancellationTokenSource();

        var sending = Engine.SendAsync(Request(stream), client.Token);
        client.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.Patiently());
        ExpectOneExchange("cancelled", Fault.Client);
    }

    [Fact]
    public async Task Stream_ProviderFailsAsTheHeldClientLeaves_ThrowsThatTheClientLeft()
    {
        var failing = new TaskCompletionSource<UpstreamResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        Upstream.OnSend = _ => failing.Task;
        using var client = new CancellationTokenSource();
        var sending = Engine.SendAsync(Request(), client.Token);
        await Time.WhenArmedAsync(EngineSettings.Hold).Patiently();
        Time.Advance(EngineSettings.Hold);
        var streaming = Assert.IsType<RouterReply.Streaming>(await sending.Patiently());
        var waiting = streaming.Stream.WaitToReadAsync(CancellationToken.None);

        client.Cancel();
        failing.SetException(Broken);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.Patiently());
        await streaming.Stream.DisposeAsync();
        ExpectOneExchange("cancelled", Fault.Client);
    }

    [Fact]
    public async Task Document_TooLate_IsATotalTimeout()
    {
        var reply = new FakeReply();
        Upstream.OnSend = _ => Task.FromResult(reply.Response);
        var sending = Engine.SendAsync(Request(stream: false), default);

        Time.Advance(EngineSettings.Whole.Total);

        var error = Assert.IsType<RouterReply.Failed>(await sending.Patiently()).Error;
        Assert.Equal((504, ErrorCode.TotalTimeout), (error.Status, error.Code));
        await reply.Closed;
        ExpectOneExchange(ErrorCode.TotalTimeout, Fault.Provider);
    }

    [Fact]
    public async Task Refusal_BodyNeverEnds_IsAnsweredByItsStatus()
    {
        var reply = new FakeReply(503).Say("""{"error":""");
        Upstream.OnSend = _ => Task.FromResult(reply.Response);
        var sending = Engine.SendAsync(Request(), default);
        await Time.WhenArmedAsync(Refusal.Patience).Patiently();

        Time.Advance(Refusal.Patience);

        var failed = Assert.IsType<RouterReply.Failed>(await sending.Patiently());
        Assert.Equal((502, ErrorCode.UpstreamError), (failed.Error.Status, failed.Error.Code));
        await reply.Closed;
        Assert.Equal(Fault.Provider, Provider.ExpectMsg<ProviderMessages.ExchangeEnded>().Outcome.Error?.Fault);
    }

    [Fact]
    public async Task Document_OfAProviderKnownToBeWell_TellsItsActorNothing()
    {
        Cell.View = Cell.View.Ended(new ExchangeOutcome("m", Error: null, FirstToken: null, TimeSpan.Zero), Cell.View.Health);
        Upstream.OnSend = _ => Task.FromResult(new FakeReply().Say(ChatSse.Chunk("hello") + ChatSse.Finish).End().Response);

        Assert.IsType<RouterReply.Document>(await Engine.SendAsync(Request(stream: false), default).Patiently()).Body.Dispose();

        ExpectNothingMore(Provider);
        Assert.Equal(0, Cell.Gate.InFlight);
    }

    [Fact]
    public async Task Refusal_NamesTheProviderAndPassesItsHeaders()
    {
        Upstream.OnSend = _ => Task.FromResult(new FakeReply(429).Say("{}").End().Response);

        var failed = Assert.IsType<RouterReply.Failed>(await Engine.SendAsync(Request(), default).Patiently());

        Assert.Contains(new KeyValuePair<string, string>("x-router-provider", "alpha"), failed.Headers);
        Assert.Contains(new KeyValuePair<string, string>("retry-after", "7"), failed.Error.Headers);
    }

    [Fact]
    public async Task Upstream_ThrowsWhatNobodyExpects_IsTheRoutersFault()
    {
        Upstream.OnSend = _ => throw new InvalidOperationException("a defect");

        var error = Assert.IsType<RouterReply.Failed>(await Engine.SendAsync(Request(), default).Patiently()).Error;

        Assert.Equal((500, ErrorCode.Internal), (error.Status, error.Code));
        Assert.DoesNotContain("a defect", error.Message, StringComparison.Ordinal);
        ExpectOneExchange(ErrorCode.Internal, Fault.Router);
    }

    [Fact]
    public async Task Graph_CannotStart_ClosesTheConnection()
    {
        var reply = new FakeReply();
        Upstream.OnSend = _ => Task.FromResult(reply.Response);
        Sys.Materializer().Shutdown();

        var failed = Assert.IsType<RouterReply.Failed>(await Engine.SendAsync(Request(), default).Patiently());

        Assert.Equal(ErrorCode.Internal, failed.Error.Code);
        await reply.Closed;
        ExpectOneExchange(ErrorCode.Internal, Fault.Router);
    }

    [Fact]
    public async Task Exchange_EndedWell_NoLongerListensToTheClient()
    {
        CancellationToken given = default;
        Upstream.OnSend = stop =>
        {
            given = stop;
            return Task.FromResult(new FakeReply().Say(ChatSse.Chunk("hello") + ChatSse.Finish).End().Response);
        };
        using var client = new CancellationTokenSource();
        Assert.IsType<RouterReply.Document>(await Engine.SendAsync(Request(stream: false), client.Token).Patiently()).Body.Dispose();

        client.Cancel();

        Assert.False(given.IsCancellationRequested);
        ExpectOneExchange("ok", fault: null);
    }
}
