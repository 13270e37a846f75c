using System.Net;
using System.Net.Sockets;
using System.Text;
using LlmRouter.Testing;
using LlmRouter.Testing.Client;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Conformance.TestKit;

/// <summary>The tools themselves: what the scripted upstream does is what the raw client sees.</summary>
public sealed class ScriptedUpstreamTests
{
    private const string Path = "/v1/chat/completions";

    [Fact]
    public async Task Exchange_WithContentLength_RecordsTheRequestWhole()
    {
        await using var upstream = new ScriptedUpstream().On(Path, Step.Document("""{"a":1}""", 201, headers: ("x-a", "b")));
        using var client = await RawHttpClient.ConnectAsync(upstream.Port);

        var response = await client.ExchangeAsync("POST", Path, "тело", ("authorization", "Bearer k"));

        Assert.Equal((201, "b"), (response.Status, response.Header("X-A")));
        Assert.Equal("""{"a":1}""", Encoding.UTF8.GetString(await response.ReadBodyAsync()));
        var request = await upstream.RequestAsync(Path);
        Assert.Equal(("POST", "тело", "Bearer k"), (request.Method, request.Text, request.Header("Authorization")));
    }

    [Fact]
    public async Task Exchange_WithChunkedRequest_RecordsItsBody()
    {
        await using var upstream = new ScriptedUpstream().On(Path, Step.Document("{}"));
        using var client = await RawHttpClient.ConnectAsync(upstream.Port);

        await client.SendRawAsync(Encoding.ASCII.GetBytes($"POST {Path} HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"));
        await client.ReadResponseAsync();

        Assert.Equal("abcde", (await upstream.RequestAsync(Path)).Text);
    }

    [Fact]
    public async Task Exchange_WithoutABody_IsAnsweredAtOnce()
    {
        await using var upstream = new ScriptedUpstream().On("/v1/models", Step.Document("{}"));
        using var client = await RawHttpClient.ConnectAsync(upstream.Port);

        Assert.Equal(200, (await client.ExchangeAsync("GET", "/v1/models")).Status);
        Assert.Empty((await upstream.RequestAsync("/v1/models")).Body);
    }

    [Fact]
    public async Task Exchange_TwiceOnOneConnection_RunsTheScriptsInOrderAndRepeatsTheLast()
    {
        await using var upstream = new ScriptedUpstream().On(Path, Step.Document("1")).On(Path, Step.Document("2"));
        using var client = await RawHttpClient.ConnectAsync(upstream.Port);
        var bodies = new List<string>();

        for (var i = 0; i < 3; i++) bodies.Add(Encoding.UTF8.GetString(await (await client.ExchangeAsync("POST", Path, "{}")).ReadBodyAsync()));

        Assert.Equal(["1", "2", "2"], bodies);
        Assert.Single(upstream.Connections);
    }

    [Fact]
    public async Task Trickle_ChunkedBody_ArrivesChunkByChunk()
    {
        await using var upstream = new ScriptedUpstream().On(Path, Step.Head(), Step.Trickle("abcdefg"u8.ToArray(), 3));
        using var client = await RawHttpClient.ConnectAsync(upstream.Port);

        var response = await client.ExchangeAsync("POST", Path, "{}");
        var chunks = await response.ReadChunksAsync();

        Assert.Equal(["abc", "def", "g"], chunks.Select(Encoding.ASCII.GetString));
        Assert.Equal(BodyEnd.Complete, response.End);
    }

    [Fact]
    public async Task Wait_UntilTheGateOpens_HoldsTheRestBack()
    {
        var gate = new Gate();
        await using var upstream = new ScriptedUpstream().On(Path, Step.Head(), Step.Bytes("first"), Step.Wait(gate), Step.Bytes("second"));
        using var client = await RawHttpClient.ConnectAsync(upstream.Port);
        var response = await client.ExchangeAsync("POST", Path, "{}");
        await gate.Reached;
        Assert.Equal("first"u8.ToArray(), await response.ReadChunkAsync());

        gate.Open();

        Assert.Equal("second"u8.ToArray(), await response.ReadChunkAsync());
    }

    [Fact]
    public async Task Close_InAChunkedBody_TruncatesIt()
    {
        await using var upstream = new ScriptedUpstream().On(Path, Step.Head(), Step.Bytes("half"), Step.Close());
        using var client = await RawHttpClient.ConnectAsync(upstream.Port);
        var response = await client.ExchangeAsync("POST", Path, "{}");

        Assert.Equal("half"u8.ToArray(), await response.ReadBodyAsync());
        Assert.Equal(BodyEnd.Truncated, response.End);
    }

    [Fact]
    public async Task Reset_InABody_IsSeenAsReset()
    {
        var gate = new Gate();
        await using var upstream = new ScriptedUpstream().On(Path, Step.Head(), Step.Bytes("half"), Step.Wait(gate), Step.Reset());
        using var client = await RawHttpClient.ConnectAsync(upstream.Port);
        var response = await client.ExchangeAsync("POST", Path, "{}");
        await response.ReadChunkAsync();

        gate.Open();

        Assert.Null(await response.ReadChunkAsync());
        Assert.Equal(BodyEnd.Reset, response.End);
    }

    [Fact]
    public async Task UntilClose_Body_EndsWithTheConnection()
    {
        await using var upstream = new ScriptedUpstream().On(Path, Step.Head(framing: BodyFraming.UntilClose), Step.Bytes("all"));
        using var client = await RawHttpClient.ConnectAsync(upstream.Port);
        var response = await client.ExchangeAsync("POST", Path, "{}");

        Assert.Equal("all"u8.ToArray(), await response.ReadBodyAsync());
        Assert.Equal(BodyEnd.Complete, response.End);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task PeerClosed_WhileAScriptWaits_CompletesOnFinAndOnReset(bool reset)
    {
        var gate = new Gate();
        await using var upstream = new ScriptedUpstream().On(Path, Step.Wait(gate));
        using var client = await RawHttpClient.ConnectAsync(upstream.Port);
        await client.SendAsync("POST", Path, "{}");
        await gate.Reached;
        var peerClosed = upstream.Connections.Single().PeerClosed;
        Assert.False(peerClosed.IsCompleted);

        if (reset) client.Reset();
        else client.Close();

        await peerClosed.Patiently();
    }

    [Fact]
    public async Task Failure_InAScript_IsKeptAndClosesTheConnection()
    {
        await using var upstream = new ScriptedUpstream().On(Path, (_, _) => throw new InvalidOperationException("wrong script"));
        using var client = await RawHttpClient.ConnectAsync(upstream.Port);
        await client.SendAsync("POST", Path, "{}");

        await Assert.ThrowsAnyAsync<Exception>(client.ReadResponseAsync);

        Assert.Equal("wrong script", Assert.Single(upstream.Failures).Message);
    }

    [Fact]
    public async Task Die_WhileConnectionsCome_ComesBackEachTime()
    {
        await using var upstream = new ScriptedUpstream();
        for (var round = 0; round < 30; round++)
        {
            var coming = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => TryConnectAsync(upstream.Port))));
            await upstream.DieAsync();
            await coming;
            upstream.ComeBack();
        }

        Assert.True(await TryConnectAsync(upstream.Port));
    }

    private static async Task<bool> TryConnectAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
