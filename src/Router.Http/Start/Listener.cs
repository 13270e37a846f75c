using System.Net;
using System.Net.Sockets;
using LlmRouter.Http.Errors;
using LlmRouter.Settings;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace LlmRouter.Http.Start;

/// <summary>How Kestrel listens, and what it may hold per connection.</summary>
internal static class Listener
{
    // What a client that does not read may make the router hold, beside the system's own socket buffer.
    private const long ResponseBuffer = 2 * Transport.ReplyPump.BurstLimit;

    // An upload of 100 MB over a bad line may pause; only one that stands still is cut.
    private static readonly MinDataRate Upload = new(bytesPerSecond: 100, gracePeriod: TimeSpan.FromSeconds(30));

    public static void Configure(KestrelServerOptions kestrel, ServerSettings server)
    {
        kestrel.AddServerHeader = false;
        kestrel.AllowSynchronousIO = false;
        kestrel.Limits.MaxResponseBufferSize = ResponseBuffer;
        kestrel.Limits.MinRequestBodyDataRate = Upload;
        // Spec §5: "the router needs its own write deadline". Two of them would only contradict each other.
        kestrel.Limits.MinResponseDataRate = null;
        // RequestBodyReader has the limit: Kestrel would close the connection before the caller has read why.
        kestrel.Limits.MaxRequestBodySize = null;
        Listen(kestrel, server);
    }

    /// <summary>Says why the router could not listen, in one line; null when <paramref name="failure"/> is about something else.</summary>
    public static string? Explain(Exception failure, ServerSettings server)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse })
                return $"Port {server.Port} on {server.Host} is in use by another program. Stop that program, or choose another port with --port.";
            if (cause is SocketException { SocketErrorCode: SocketError.AccessDenied })
                return $"The system does not let this user listen on port {server.Port}. Choose a port above 1023 with --port.";
            if (cause is SocketException { SocketErrorCode: SocketError.AddressNotAvailable })
                return $"{server.Host} is not an address of this machine. Choose another with --host; * listens on all.";
        }

        return null;
    }

    private static void Listen(KestrelServerOptions kestrel, ServerSettings server)
    {
        if (server.Host == "*") kestrel.ListenAnyIP(server.Port, Http1Only);
        else if (IPAddress.TryParse(server.Host, out var address)) kestrel.Listen(address, server.Port, Http1Only);
        // Kestrel cannot have one free port chosen for both loopback addresses.
        else if (server.Port == 0) kestrel.Listen(IPAddress.Loopback, 0, Http1Only);
        else kestrel.ListenLocalhost(server.Port, Http1Only);
    }

    private static void Http1Only(ListenOptions listen)
    {
        listen.Protocols = HttpProtocols.Http1;
        listen.Use(next => new EarlyRefusalConnection(next).OnConnectionAsync);
    }
}
