using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Testing;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Time;
using LlmRouter.Testing.Upstream;
using LlmRouter.Tests.Engine;
using LlmRouter.Upstream;

namespace LlmRouter.Tests.Upstream;

public sealed class HttpUpstreamTests : IAsyncDisposable
{
    private static readonly UpstreamCall Call = new("chat/completions", Encoding.UTF8.GetBytes("{}"));

    private readonly ManualTime _time = new();
    private readonly ScriptedUpstream _provider = new();
    private readonly HttpUpstream _upstream;

    public HttpUpstreamTests() => _upstream = new HttpUpstream(EngineSettings.Provider(baseUrl: new Uri(_provider.Root, "/v1")), _time);

    public async ValueTask DisposeAsync()
    {
        _upstream.Dispose();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task Send_HeadArrives_GivesStatusHeadersAndBody()
    {
        _provider.On(OpenAiBodies.Path, Step.Document("hello", 429, "text/plain", ("Retry-After", "3"), ("x-ratelimit-limit", "9"), ("Set-Cookie", "a=b")));

        using var response = await SendAsync();

        Assert.Equal(429, response.Status);
        Assert.Equal([new("retry-after", "3"), new("x-ratelimit-limit", "9")], response.Headers);
        Assert.Equal(TimeSpan.FromSeconds(3), response.RetryAfter);
        Assert.Equal("hello", await new StreamReader(response.Body).ReadToEndAsync());
    }

    [Fact]
    public async Task Send_Request_AsksForNoCodingAndShowsItsKey()
    {
        _provider.On(OpenAiBodies.Path, Step.Document("{}"));

        using var response = await SendAsync();

        var request = await _provider.RequestAsync(OpenAiBodies.Path);
        Assert.Equal(("identity", "Bearer sk-secret", "application/json"), (request.Header("Accept-Encoding"), request.Header("Authorization"), request.Header("Content-Type")));
        Assert.Equal("{}", request.Text);
    }

    [Fact]
    public async Task Send_ProviderClosesAConnectionThatWasKept_IsSentAgainOnAFreshOne()
    {
        _provider.On(OpenAiBodies.Path, Step.Document("first")).On(OpenAiBodies.Path, Step.Reset()).On(OpenAiBodies.Path, Step.Document("second"));
        using (var first = await SendAsync()) await new StreamReader(first.Body).ReadToEndAsync();

        using var second = await SendAsync();

        Assert.Equal("second", await new StreamReader(second.Body).ReadToEndAsync());
        Assert.Equal(2, _provider.Connections.Count);
    }

    [Fact]
    public async Task Send_ProviderClosesAFreshConnection_IsAReset()
    {
        _provider.On(OpenAiBodies.Path, Step.Reset()).On(OpenAiBodies.Path, Step.Document("not asked for"));

        var failure = await Assert.ThrowsAsync<RouterException>(SendAsync);

        Assert.Equal(ErrorCode.Reset, failure.Error.Code);
        Assert.Single(_provider.RequestsTo(OpenAiBodies.Path));
    }

    [Fact]
    public async Task Send_NoHead_IsAFirstTokenTimeoutAndClosesTheConnection()
    {
        _provider.On(OpenAiBodies.Path, Step.Stall());
        var sending = SendAsync();
        await _time.WhenArmedAsync(EngineSettings.Stream.FirstToken).Patiently();
        var request = await _provider.RequestAsync(OpenAiBodies.Path);

        _time.Advance(EngineSettings.Stream.FirstToken);

        var error = (await Assert.ThrowsAsync<RouterException>(() => sending)).Error;
        Assert.Equal((504, ErrorCode.FirstTokenTimeout), (error.Status, error.Code));
        await request.Connection.PeerClosed.Patiently();
    }

    [Fact]
    public async Task Send_NobodyWantsItAnyMore_ClosesTheConnection()
    {
        _provider.On(OpenAiBodies.Path, Step.Stall());
        using var stop = new CancellationTokenSource();
        var sending = _upstream.SendAsync(Call, EngineSettings.Stream, stop.Token);
        var request = await _provider.RequestAsync(OpenAiBodies.Path);

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.Patiently());
        await request.Connection.PeerClosed.Patiently();
    }

    [Fact]
    public async Task Response_DisposedInTheMiddle_ClosesTheConnectionAtOnce()
    {
        _provider.On(OpenAiBodies.Path, Step.Head(), Step.Bytes("half"), Step.Stall());
        var response = await SendAsync();
        var request = await _provider.RequestAsync(OpenAiBodies.Path);

        response.Dispose();

        await request.Connection.PeerClosed.Patiently();
    }

    [Fact]
    public async Task Response_ReadToItsTerminator_GivesTheConnectionBack()
    {
        _provider.On(OpenAiBodies.Path, Step.Head(), Step.Bytes("all"));
        for (var i = 0; i < 3; i++)
        {
            var response = await SendAsync();
            Assert.Equal(3, await response.Body.ReadAtLeastAsync(new byte[3], 3));
            await response.FinishAsync(_time).Patiently();
        }

        Assert.Single(_provider.Connections);
    }

    [Fact]
    public async Task Response_BodyGoesOnBehindTheTerminator_IsClosedAfterAShortWait()
    {
        _provider.On(OpenAiBodies.Path, Step.Head(), Step.Bytes("all"), Step.Stall());
        var response = await SendAsync();
        Assert.Equal(3, await response.Body.ReadAtLeastAsync(new byte[3], 3));
        var finishing = response.FinishAsync(_time);

        _time.Advance(TimeSpan.FromSeconds(1));

        await finishing.Patiently();
        await (await _provider.RequestAsync(OpenAiBodies.Path)).Connection.PeerClosed.Patiently();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Send_ConnectionBreaksBeforeTheHead_IsAReset(bool reset)
    {
        _provider.On(OpenAiBodies.Path, reset ? Step.Reset() : Step.Close());

        Assert.Equal(ErrorCode.Reset, (await Assert.ThrowsAsync<RouterException>(SendAsync)).Error.Code);
    }

    [Fact]
    public async Task Send_NobodyListens_SaysThatItWasRefused()
    {
        await _provider.DisposeAsync();

        var error = (await Assert.ThrowsAsync<RouterException>(SendAsync)).Error;

        Assert.Equal((502, ErrorCode.ConnectFailed), (error.Status, error.Code));
        Assert.Contains("refused", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_ProviderSilent_EndsAtItsLimit()
    {
        _provider.On("/v1/models", Step.Stall());
        var listing = _upstream.ListModelsAsync(CancellationToken.None);
        await _provider.RequestAsync("/v1/models");
        _time.Advance(TimeSpan.FromSeconds(10));

        await Assert.ThrowsAsync<RouterException>(() => listing.Patiently());
    }

    [Fact]
    public async Task List_Read_GivesTheIds()
    {
        _provider.On("/v1/models", Step.Document(OpenAiBodies.Models("a", "b")));

        Assert.Equal(["a", "b"], await _upstream.ListModelsAsync(CancellationToken.None).Patiently());
    }

    [Fact]
    public async Task Send_HeadHasArrived_LetsGoOfTheBody()
    {
        _provider.On(OpenAiBodies.Path, Step.Document("{}"));

        var (response, body) = await SendOwnAsync();

        await LetGo.ExpectAsync(body);
        response.Dispose();
    }

    // In a method of its own: the caller's frame would keep what is made in it.
    private async Task<(UpstreamResponse Response, WeakReference Body)> SendOwnAsync()
    {
        var body = "{\"model\":\"m\"}"u8.ToArray();
        var response = await _upstream.SendAsync(new UpstreamCall("chat/completions", body), EngineSettings.Stream, CancellationToken.None).Patiently();
        return (response, new WeakReference(body));
    }

    private Task<UpstreamResponse> SendAsync() => _upstream.SendAsync(Call, EngineSettings.Stream, CancellationToken.None).Patiently();
}
