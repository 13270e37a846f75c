using Akka.Actor;
using Akka.Dispatch.SysMsg;

namespace Akka.Dispatch;

/// <summary>
/// The queue of one actor and its turn on the thread pool. At most one thread runs it at a time; system messages go before user
/// messages; a turn handles at most <see cref="Throughput"/> user messages and then goes to the back of the pool's queue.
/// </summary>
internal sealed class Mailbox(ActorCell cell) : IThreadPoolWorkItem
{
    internal const int Throughput = 30;

    private const int Idle = 0;
    private const int Scheduled = 1;

    private readonly LetterQueue _letters = new();
    private SystemMessage _system;
    private Stack<Letter> _unstashed;
    private int _state;
    private int _suspended;
    private bool _closed;

    /// <summary>The actor is gone: what arrives now is a dead letter.</summary>
    internal bool IsClosed => Volatile.Read(ref _closed);

    private bool HasUserWork => _unstashed is { Count: > 0 } || !_letters.IsEmpty;

    private bool HasWork => Volatile.Read(ref _system) is not null || ((_suspended == 0 || _closed) && HasUserWork);

    internal void Post(object message, IActorRef sender)
    {
        _letters.Enqueue(message, sender);
        Schedule(preferLocal: true);
    }

    internal void PostSystem(SystemMessage message)
    {
        SystemMessage top;
        do
        {
            top = Volatile.Read(ref _system);
            message.Next = top;
        }
        while (Interlocked.CompareExchange(ref _system, message, top) != top);
        Schedule(preferLocal: true);
    }

    /// <summary>Actor's turn only, like all below: holds user messages back until as many resumes have come.</summary>
    internal void Suspend() => _suspended++;

    internal void Resume() => _suspended = Math.Max(0, _suspended - 1);

    internal void Close() => Volatile.Write(ref _closed, true);

    /// <summary>Puts letters before all others, in their order.</summary>
    internal void Prepend(IReadOnlyList<Letter> letters)
    {
        _unstashed ??= new Stack<Letter>();
        for (var i = letters.Count - 1; i >= 0; i--)
            _unstashed.Push(letters[i]);
    }

    void IThreadPoolWorkItem.Execute() => Run();

    /// <summary>The link of a thread's turn: see <see cref="ThreadTurn"/>.</summary>
    internal Mailbox NextOfTurn { get; set; }

    /// <summary>The actor's turn.</summary>
    internal void Run()
    {
        var outer = ActorCell.Current;
        ActorCell.Current = cell;
        try
        {
            RunTurn();
        }
        finally
        {
            ActorCell.Current = outer;
            // A full fence: a writer either sees "idle" and schedules, or its letter is seen here.
            Interlocked.Exchange(ref _state, Idle);
            if (HasWork)
                Schedule(preferLocal: false);
        }
    }

    private void RunTurn()
    {
        RunSystemMessages();
        for (var left = Throughput; left > 0 && _suspended == 0 && !_closed; left--)
        {
            if (!TryTake(out var letter))
                return;
            cell.Invoke(letter.Message, letter.Sender);
            RunSystemMessages();
        }

        if (_closed)
            BuryLetters();
    }

    private bool TryTake(out Letter letter) =>
        (_unstashed is not null && _unstashed.TryPop(out letter)) || _letters.TryDequeue(out letter);

    private void RunSystemMessages()
    {
        while (Volatile.Read(ref _system) is not null)
        {
            var message = OldestFirst(Interlocked.Exchange(ref _system, null));
            while (message is not null)
            {
                var next = message.Next;
                message.Next = null;
                if (_closed)
                    message.ApplyToDead(cell.Self);
                else
                    cell.InvokeSystem(message);
                message = next;
            }
        }
    }

    private static SystemMessage OldestFirst(SystemMessage newest)
    {
        SystemMessage oldest = null;
        while (newest is not null)
            (newest.Next, oldest, newest) = (oldest, newest, newest.Next);
        return oldest;
    }

    private void BuryLetters()
    {
        while (TryTake(out var letter))
            cell.SystemImpl.Bury(letter.Message, letter.Sender, cell.Self);
    }

    private void Schedule(bool preferLocal)
    {
        // The writer's store must not be reordered after this load: see Run.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _state) == Idle && Interlocked.CompareExchange(ref _state, Scheduled, Idle) == Idle && !ThreadTurn.TryAdd(this))
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal);
    }
}
