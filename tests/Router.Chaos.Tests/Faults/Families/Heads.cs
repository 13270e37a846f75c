using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Chaos.Faults.Families;

/// <summary>Heads that are too large, from another age, or none.</summary>
internal static class Heads
{
    public static IReadOnlyList<ProviderFault> All { get; } =
    [
        new("a header of 16 KiB", scene => [Step.RawReply(scene.RawWhole(Header(16 * 1024)))]) { All = Expectation.Answer },
        new("a header of 64 KiB", scene => [Step.RawReply(scene.RawWhole(Header(64 * 1024)))]) { All = Expectation.Invalid },
        new("a header of 1 MiB", scene => [Step.RawReply(scene.RawWhole(Header(1024 * 1024)))]) { All = Expectation.Invalid },
        new("10,000 headers", scene => [Step.RawReply(scene.RawWhole([.. Enumerable.Range(0, 10_000).Select(i => $"x-{i}: {i}")]))]) { All = Expectation.Invalid },
        new("a head without end", _ => [Endless()]) { All = Expectation.Invalid },

        new("HTTP/1.0 until close", scene => [Step.RawReply(scene.Raw("HTTP/1.0 200 OK")), Step.Close()]) { All = Expectation.Answer },
        new("HTTP/1.0 with a length", scene => [Step.RawReply(scene.Raw("HTTP/1.0 200 OK", $"Content-Length: {scene.Body.Length}")), Step.Close()]) { All = Expectation.Answer },
        new("100 first", scene => [Step.Raw("HTTP/1.1 100 Continue\r\n\r\n"), .. scene.Answer]) { All = Expectation.Answer },
        new("102 and 103 first", scene => [Step.Raw("HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"), .. scene.Answer]) { All = Expectation.Answer },
        // No words follow, and no end of them.
        new("101", scene => [Step.Raw("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n"), .. scene.Silence]) { All = Expectation.Status502(ErrorCode.UpstreamError) },

        new("no HTTP", _ => [Step.Raw("SSH-2.0-OpenSSH_9.7\r\n"), Step.Close()]) { All = Expectation.Invalid },
        new("a header without colon", scene => [Step.RawReply(scene.RawWhole("nonsense"))]) { All = Expectation.Invalid },
        new("a negative Content-Length", scene => [Step.RawReply(scene.Raw("HTTP/1.1 200 OK", "Content-Length: -1")), Step.Close()]) { All = Expectation.Answer },
    ];

    private static string Header(int size) => "x-large: " + new string('x', size);

    // In pieces: the router is free to leave in the middle.
    private static UpstreamStep Endless() => async (connection, cancellation) =>
    {
        await connection.SendAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), cancellation);
        var line = Encoding.ASCII.GetBytes(Header(1024) + "\r\n");
        while (!connection.PeerClosed.IsCompleted) await connection.SendAsync(line, cancellation);
    };
}
