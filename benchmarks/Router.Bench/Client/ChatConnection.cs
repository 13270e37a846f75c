using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using LlmRouter.Bench.Mock;

namespace LlmRouter.Bench.Client;

/// <summary>One keep-alive connection of the load generator, which checks every answer as it comes.</summary>
/// <param name="port">Whom to ask.</param>
/// <param name="gaps">Where to note the times between tokens, if anybody wants them.</param>
internal sealed class ChatConnection(int port, TokenGaps? gaps = null) : IDisposable
{
    // Longer than any workload's answer takes: a peer that hangs is wrong, not slow for ever.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly byte[] buffer = new byte[8 * 1024];
    private readonly ReplyReader reader = new();
    private Socket? socket;

    public void Dispose() => Close();

    /// <summary>Sends one request and reads its answer to the end.</summary>
    public async Task<Answer> AskAsync(ReplyPlan plan, ReadOnlyMemory<byte> request)
    {
        try
        {
            var first = await ReadAsync(request, int.MaxValue).ConfigureAwait(false);
            var answer = new Answer(Fault(plan), reader.Tally.Tokens, first);
            if (answer.Fault is not null) Close();
            return answer;
        }
        catch (Exception broken) when (IsPeersFault(broken))
        {
            Close();
            return new Answer(broken.Message, reader.Tally.Tokens, 0);
        }
    }

    /// <summary>Sends one request and closes the connection after some tokens.</summary>
    /// <returns>The Stopwatch timestamp just before it closed; null when those tokens did not come.</returns>
    public async Task<long?> LeaveAsync(ReadOnlyMemory<byte> request, int afterTokens)
    {
        try
        {
            await ReadAsync(request, afterTokens).ConfigureAwait(false);
        }
        catch (Exception broken) when (IsPeersFault(broken))
        {
            // Too few tokens say so.
        }
        var left = Stopwatch.GetTimestamp();
        Close();
        return reader.Tally.Tokens < afterTokens ? null : left;
    }

    private static bool IsPeersFault(Exception exception) => exception is SocketException or OperationCanceledException or InvalidDataException;

    private async Task<long> ReadAsync(ReadOnlyMemory<byte> request, int enough)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        reader.Reset();
        gaps?.Begin();
        var begun = Stopwatch.GetTimestamp();
        var connected = await ConnectAsync().ConfigureAwait(false);
        await connected.SendAsync(request, patience.Token).ConfigureAwait(false);
        long first = 0;
        while (!reader.IsComplete && reader.Tally.Tokens < enough)
        {
            var read = await connected.ReceiveAsync(buffer, patience.Token).ConfigureAwait(false);
            if (read == 0)
            {
                reader.End();
                break;
            }
            reader.Feed(buffer.AsSpan(0, read));
            gaps?.Note(reader.Tally.Tokens, Stopwatch.GetTimestamp());
            if (first == 0 && reader.Tally.Tokens > 0) first = Stopwatch.GetTimestamp() - begun;
        }
        return first;
    }

    private string? Fault(ReplyPlan plan)
    {
        if (reader.Status != 200) return $"status {reader.Status}";
        var expected = plan.Streams ? plan.Tokens : 1;
        if (reader.Tally.Tokens != expected) return $"{reader.Tally.Tokens} tokens instead of {expected}";
        if (reader.Tally.Bytes < plan.TokenBytes) return $"{reader.Tally.Bytes} bytes of a token of {plan.TokenBytes}";
        if (!reader.Tally.Finished) return "no finish reason";
        if (plan.Streams && !reader.Tally.Done) return "no [DONE]";
        return reader.IsComplete ? null : "cut before its end";
    }

    private async ValueTask<Socket> ConnectAsync()
    {
        if (socket is not null) return socket;
        var fresh = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await fresh.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port)).ConfigureAwait(false);
        return socket = fresh;
    }

    private void Close()
    {
        socket?.Dispose();
        socket = null;
    }
}
