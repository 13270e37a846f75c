using System.Globalization;
using System.Text;
using LlmRouter.Conformance.Rig;
using LlmRouter.Settings;
using LlmRouter.Testing;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Client;
using LlmRouter.Testing.Replies;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Conformance.Backpressure;

/// <summary>"Every buffer, queue, retry and wait has a limit": a client that does not read stops its provider and nobody else.</summary>
public sealed class BackpressureTests
{
    // Not smaller: below the loopback segment size every write would wait for a delayed acknowledgement.
    private const int SocketBuffer = 128 * 1024;
    private const int Others = 16;

    // What the router may hold of one stream (design: bounded channel, burst and Kestrel's buffer).
    private const long RouterBound = 256 * 1024;

    private static readonly string Filling = new('x', 16 * 1024);

    // Both ends of the test have small buffers; the router's own have the system's, which grow by themselves up to these limits.
    private static readonly long Bound = RouterBound + (4 * SocketBuffer) + Largest("tcp_rmem") + Largest("tcp_wmem");

    // Half as much again as could be hidden in buffers.
    private static readonly int Events = (int)(Bound / Filling.Length * 3 / 2);

    [Fact]
    public async Task ClientStopsReading_StopsTheProviderAndLosesNothing()
    {
        await using var bench = await TestBench.OpenAiAsync(NeverCut, SocketBuffer);
        bench.Upstream.On(bench.ChatPath, [Step.Head(), Event(OpenAiBodies.Role()), Numbered(), Event(OpenAiBodies.Finish("stop"))]);
        var client = await bench.NewClientAsync(SocketBuffer);
        var response = await client.ExchangeAsync("POST", OpenAiBodies.Path, ChatBody.Stream);
        var slow = await bench.ConnectionAsync();

        // The clock of this test is other work: enough streams pass for the stopped one to have run to its end, if it could.
        await OthersAsync(bench);

        Assert.InRange(slow.Written, 1, Bound);
        AssertWhole(StreamAssert.IsCanonical(await response.ReadBodyAsync()).Text);
    }

    [Fact]
    public async Task ClientReadsSlowly_GetsTheSameText()
    {
        await using var bench = await TestBench.OpenAiAsync(sendBuffer: SocketBuffer);
        var pieces = Enumerable.Range(0, 500).Select(i => $"[{i}]").ToArray();
        bench.Chat(Step.Head(), Step.Bytes(SseStyle.Plain.Render(OpenAiBodies.Stream(pieces))));
        var client = await bench.NewClientAsync(receiveBuffer: 2048);
        var response = await client.ExchangeAsync("POST", OpenAiBodies.Path, ChatBody.Stream);
        var body = new List<byte>();

        while (await response.ReadChunkAsync() is { } chunk)
        {
            body.AddRange(chunk);
            await bench.Router.ConnectAsync().ContinueWith(connected => connected.Result.Dispose(), TaskScheduler.Default);
        }

        Assert.Equal(string.Concat(pieces), StreamAssert.IsCanonical([.. body]).Text);
    }

    [Fact]
    public async Task ClientTakesNothing_IsCutAndItsProviderLetGo()
    {
        // The system's clock: only the kernel knows when a client takes nothing, and it has no other.
        await using var bench = await TestBench.OpenAiAsync(
            settings => settings with { Server = settings.Server with { WriteTimeout = TimeSpan.FromMilliseconds(200) } }, SocketBuffer, TimeProvider.System);
        var clientHasTheHead = new Gate();
        bench.Chat(Step.Head(), Event(OpenAiBodies.Role()), Event(OpenAiBodies.Text("first")), Step.Wait(clientHasTheHead), Numbered());
        var client = await bench.NewClientAsync(SocketBuffer);
        var response = await client.ExchangeAsync("POST", OpenAiBodies.Path, ChatBody.Stream);
        // Not before: the reset that cuts a client takes with it what the client has not read yet.
        clientHasTheHead.Open();

        await (await bench.ConnectionAsync()).PeerClosed.Patiently();

        await Until.TrueAsync(() => bench.Router.LiveStreams == 0);
        await response.ReadChunksAsync();
        Assert.Contains(response.End, (BodyEnd[])[BodyEnd.Reset, BodyEnd.Truncated]);
    }

    private static RouterSettings NeverCut(RouterSettings settings) => settings with { Server = settings.Server with { WriteTimeout = TimeSpan.FromHours(1) } };

    private static async Task OthersAsync(TestBench bench)
    {
        var piece = new string('y', 32 * 1024);
        bench.Upstream.On(bench.ChatPath, Step.Stream(SseStyle.Plain.Render(OpenAiBodies.Stream(Enumerable.Repeat(piece, 100)))));
        for (var i = 0; i < Others; i++) Assert.Equal(100 * piece.Length, StreamAssert.IsCanonical(await bench.StreamAsync()).Text.Length);
    }

    private static UpstreamStep Numbered() => async (connection, cancellation) =>
    {
        for (var i = 0; i < Events; i++)
        {
            var payload = OpenAiBodies.Text(i.ToString("x8", CultureInfo.InvariantCulture) + Filling);
            await connection.SendBodyAsync(Encoding.UTF8.GetBytes($"data: {payload}\n\n"), cancellation);
        }
    };

    private static void AssertWhole(string text)
    {
        var step = 8 + Filling.Length;
        Assert.Equal(Events * step, text.Length);
        for (var i = 0; i < Events; i++) Assert.Equal(i.ToString("x8", CultureInfo.InvariantCulture), text.Substring(i * step, 8));
    }

    private static long Largest(string name)
    {
        var path = $"/proc/sys/net/ipv4/{name}";
        const long ElsewhereEnough = 8 * 1024 * 1024;
        return File.Exists(path) ? long.Parse(File.ReadAllText(path).Split((char[])['\t', ' '], StringSplitOptions.RemoveEmptyEntries)[^1], CultureInfo.InvariantCulture) : ElsewhereEnough;
    }

    private static UpstreamStep Event(string payload) => Step.Bytes($"data: {payload}\n\n");
}
