using System.Net.Sockets;

namespace LlmRouter.Bench.Mock;

/// <summary>A stream whose tokens the <see cref="TokenPacer"/> writes one by one when each is due.</summary>
internal sealed class PacedReply(Socket socket, ReplyPlan plan)
{
    private readonly TaskCompletionSource<bool> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int written;
    private volatile bool abandoned;

    /// <summary>True with the last byte written; false when the reader went away before that.</summary>
    public Task<bool> Ended => ended.Task;

    public int GapMicroseconds => plan.GapMicroseconds;

    /// <summary>Writes no further token.</summary>
    public void Abandon() => abandoned = true;

    /// <summary>Writes the next token.</summary>
    /// <returns>False when that was the last one, or when nobody reads any more.</returns>
    public bool WriteNext()
    {
        try
        {
            if (abandoned) return End(whole: false);
            socket.Send(ReplyText.Token);
            if (++written < plan.Tokens) return true;
            socket.Send(ReplyText.StreamEnd);
            return End(whole: true);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            return End(whole: false);
        }
    }

    private bool End(bool whole)
    {
        ended.TrySetResult(whole);
        return false;
    }
}
