namespace Akka.Dispatch;

/// <summary>
/// A stretch of work on one thread, such as a stream's turn. Actors that are told something in it run on the same thread when it is
/// over: to wake another thread for one message costs more than most messages do.
/// </summary>
internal static class ThreadTurn
{
    // More than these go to the pool: whoever tells many actors something wants them to run side by side.
    private const int Most = 4;

    [ThreadStatic]
    private static bool t_isOpen;

    [ThreadStatic]
    private static int t_count;

    [ThreadStatic]
    private static Mailbox t_newest;

    /// <summary>Not within another turn of this thread.</summary>
    internal static void Begin() => t_isOpen = true;

    /// <summary>Runs what waits. What that tells others goes to the pool.</summary>
    internal static void End()
    {
        t_isOpen = false;
        var mailbox = OldestFirst();
        while (mailbox is not null)
        {
            var next = mailbox.NextOfTurn;
            mailbox.NextOfTurn = null;
            mailbox.Run();
            mailbox = next;
        }
    }

    /// <summary>True: the mailbox will run at the end of this thread's turn.</summary>
    internal static bool TryAdd(Mailbox mailbox)
    {
        if (!t_isOpen || t_count == Most)
            return false;
        mailbox.NextOfTurn = t_newest;
        t_newest = mailbox;
        t_count++;
        return true;
    }

    private static Mailbox OldestFirst()
    {
        Mailbox oldest = null;
        for (var newest = t_newest; newest is not null;)
            (newest.NextOfTurn, oldest, newest) = (oldest, newest, newest.NextOfTurn);
        (t_newest, t_count) = (null, 0);
        return oldest;
    }
}
