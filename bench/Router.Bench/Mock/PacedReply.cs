using System.Net.Sockets;

namespace LlmRouter.Bench.Mock;

/// <summary>A stream whose tokens the <see cref="TokenPacer"/> writes one by one when each is due.</summary>
internal sealed class PacedReply(Socket socket, ReplyPlan plan)
{
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int written;
    private volatile bool abandoned;

    /// <summary>Completes with the last byte written, or when the reader went away.</summary>
    public Task Ended => ended.Task;

    public int GapMicroseconds => plan.GapMicroseconds;

    /// <summary>Writes no further token.</summary>
    public void Abandon() => abandoned = true;

    /// <summary>Writes the next token.</summary>
    /// <returns>False when that was the last one, or when nobody reads any more.</returns>
    public bool WriteNext()
    {
        try
        {
            if (!abandoned) socket.Send(ReplyText.Token);
            if (!abandoned && ++written < plan.Tokens) return true;
            if (!abandoned) socket.Send(ReplyText.StreamEnd);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // The connection's own receive sees the departure too and notes it.
        }
        ended.TrySetResult();
        return false;
    }
}
