using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace LlmRouter.Http.Transport;

/// <summary>
/// Makes a slow client's progress visible. A flush is done only when all of it has left: at 2 KB/s that takes longer than a client may
/// take nothing. So the deadline asks the system what the client's side has acknowledged. Over loopback a receiver opens its window only
/// in steps of a segment, which are 64 KiB there; smaller ones show progress sooner. Other systems than Linux see whole flushes only.
/// </summary>
internal static class SocketProgress
{
    // linux/tcp.h; other systems keep their defaults.
    private const int Tcp = 6;
    private const int MaximumSegment = 2;
    private const int UnsentLowWater = 25;
    private const int Info = 11;

    // tcpi_bytes_acked in struct tcp_info: 8 bytes, 24 × 4 bytes, then two rates of 8 bytes before it.
    private const int AcknowledgedOffset = 120;

    // Above what any Ethernet path carries, so that it changes loopback alone.
    private const int LoopbackSegment = 2 * 1024;

    // Unsent bytes that the system may hold for a client. Unbounded they grow to megabytes each, and large writes make large steps.
    private const int Unsent = 16 * 1024;

    public static Socket CreateListenSocket(EndPoint endpoint)
    {
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        if (!OperatingSystem.IsLinux()) return socket;
        Set(socket, MaximumSegment, LoopbackSegment);
        Set(socket, UnsentLowWater, Unsent);
        return socket;
    }

    /// <summary>Bytes that the client's side has acknowledged so far; 0 where the system does not tell.</summary>
    public static long Acknowledged(HttpContext context)
    {
        if (!OperatingSystem.IsLinux() || context.Features.Get<IConnectionSocketFeature>()?.Socket is not { } socket) return 0;
        Span<byte> info = stackalloc byte[256];
        try
        {
            var length = socket.GetRawSocketOption(Tcp, Info, info);
            return length >= AcknowledgedOffset + sizeof(long) ? MemoryMarshal.Read<long>(info[AcknowledgedOffset..]) : 0;
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            return 0;
        }
    }

    private static void Set(Socket socket, int option, int value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        MemoryMarshal.Write(bytes, value);
        socket.SetRawSocketOption(Tcp, option, bytes);
    }
}
