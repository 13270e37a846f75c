using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;
using LlmRouter.Bench.Mock;

namespace LlmRouter.Bench.Soak;

/// <summary>A provider that misbehaves as the model's name says, <c>cut-20-0-0</c> for example: the fault, then the plan. One request a connection.</summary>
internal sealed class FaultyProvider : IDisposable
{
    /// <summary>Tokens before a stream breaks or falls silent.</summary>
    public const int TokensBefore = 5;

    // The router's shortest clock for a stream counts 30 s.
    private static readonly TimeSpan StallTime = TimeSpan.FromSeconds(2);
    private static readonly byte[] Refusal = Closing("500 Internal Server Error", "{\"error\":{\"message\":\"The soak's provider fails on purpose.\",\"type\":\"server_error\"}}");
    private static readonly byte[] Vector = Closing("200 OK", "{\"object\":\"list\",\"data\":[{\"object\":\"embedding\",\"index\":0,\"embedding\":[0.25,-0.5,0.125]}],\"model\":\"bench\",\"usage\":{\"prompt_tokens\":3,\"total_tokens\":3}}");
    private static readonly byte[] Garbage = [0x16, 0x03, 0x00, .. Encoding.Latin1.GetBytes("\u00ff\u00fe no HTTP at all \u0000\u0001\n\n")];
    private static readonly byte[] Noise = [.. "1D\r\ndata: {\"choices\":[{\"delt"u8, 0xFF, 0xC3, .. "a\n\n\r\n0\r\n\r\n"u8];
    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public FaultyProvider()
    {
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(512);
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndPoint!).Port;

    /// <summary>The name of a model that brings this fault.</summary>
    public static string Model(ProviderFault fault, int tokens) => $"{fault}-{tokens}-0-0";

    public void Dispose() => listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await listener.AcceptAsync().ConfigureAwait(false));
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
            // The listener was closed: the run is over.
        }
    }

    private static async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                var request = await ReadAsync(socket).ConfigureAwait(false);
                if (request.Length > 0) await AnswerAsync(socket, request).ConfigureAwait(false);
            }
            catch (SocketException)
            {
                // Who asked has left: its right.
            }
        }
    }

    private static async Task<byte[]> ReadAsync(Socket socket)
    {
        var buffer = new byte[16 * 1024];
        for (var filled = 0; filled < buffer.Length;)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(filled)).ConfigureAwait(false);
            if (read == 0) break;
            filled += read;
            if (RequestExtent.Of(buffer.AsSpan(0, filled)) is var length and > 0) return buffer[..length];
        }
        return [];
    }

    private static async Task AnswerAsync(Socket socket, byte[] request)
    {
        if (request.AsSpan().StartsWith("GET "u8)) await socket.SendAsync(ReplyText.Models).ConfigureAwait(false);
        else if (request.AsSpan().StartsWith("POST /v1/embeddings"u8)) await socket.SendAsync(Vector).ConfigureAwait(false);
        else
        {
            var (fault, tokens) = Asked(request);
            await MisbehaveAsync(socket, fault, tokens).ConfigureAwait(false);
        }
    }

    private static (ProviderFault Fault, int Tokens) Asked(ReadOnlySpan<byte> request)
    {
        foreach (var fault in Enum.GetValues<ProviderFault>())
        {
            var mark = Encoding.UTF8.GetBytes($"\"{fault}-");
            var at = request.IndexOf(mark);
            if (at < 0) continue;
            return (fault, Utf8Parser.TryParse(request[(at + mark.Length)..], out int tokens, out _) ? tokens : 0);
        }
        return (ProviderFault.Refuse, 0);
    }

    private static async Task MisbehaveAsync(Socket socket, ProviderFault fault, int tokens)
    {
        switch (fault)
        {
            case ProviderFault.Refuse: await socket.SendAsync(Refusal).ConfigureAwait(false); return;
            case ProviderFault.Garbage: await socket.SendAsync(Garbage).ConfigureAwait(false); return;
            case ProviderFault.Reset: Reset(socket); return;
        }
        await socket.SendAsync(ReplyText.StreamHead).ConfigureAwait(false);
        for (var token = 0; token < tokens; token++)
        {
            if (token == TokensBefore)
            {
                if (fault == ProviderFault.Stall) await Task.Delay(StallTime, TimeProvider.System).ConfigureAwait(false);
                if (fault == ProviderFault.Noise) await socket.SendAsync(Noise).ConfigureAwait(false);
                if (fault == ProviderFault.Cut) Reset(socket);
                if (fault is ProviderFault.Noise or ProviderFault.Cut) return;
            }
            await socket.SendAsync(ReplyText.Token).ConfigureAwait(false);
        }
        await socket.SendAsync(ReplyText.StreamEnd).ConfigureAwait(false);
    }

    // Closing with no time to linger sends a reset.
    private static void Reset(Socket socket) => socket.LingerState = new LingerOption(enable: true, seconds: 0);

    private static byte[] Closing(string status, string body) =>
        Encoding.UTF8.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}");
}
