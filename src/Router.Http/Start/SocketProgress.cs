using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace LlmRouter.Http.Start;

/// <summary>
/// Makes a slow client's progress visible. Linux wakes a writer only when a third of a send buffer of megabytes is free, and over
/// loopback a receiver opens its window only in steps of 64 KiB: at 2 KB/s either looks for minutes like a client that takes nothing.
/// Accepted connections inherit what is set here.
/// </summary>
internal static class SocketProgress
{
    // linux/tcp.h; other systems keep their defaults.
    private const int Tcp = 6;
    private const int MaximumSegment = 2;
    private const int UnsentLowWater = 25;

    // Above what any Ethernet path carries, so that it changes loopback alone.
    private const int LoopbackSegment = 8 * 1024;

    // Unsent bytes that the system may hold; it wakes the writer at half of it.
    private const int Unsent = 16 * 1024;

    public static Socket CreateListenSocket(EndPoint endpoint)
    {
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        if (!OperatingSystem.IsLinux()) return socket;
        Set(socket, MaximumSegment, LoopbackSegment);
        Set(socket, UnsentLowWater, Unsent);
        return socket;
    }

    private static void Set(Socket socket, int option, int value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        if (BitConverter.IsLittleEndian) BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        else BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        socket.SetRawSocketOption(Tcp, option, bytes);
    }
}
