using System.Runtime.CompilerServices;
using Akka.Actor;

namespace Akka.Dispatch;

/// <summary>
/// Many writers, one reader, no lock: a writer takes a slot by one atomic add and fills it; the reader stops at the first slot not yet
/// filled. Slots come in linked segments that grow from 8 to 128, so that an idle actor is small and a busy one allocates 16 B a message.
/// </summary>
internal sealed class LetterQueue
{
    private const int FirstSize = 8;
    private const int LargestSize = 128;

    private Segment _tail;
    private Segment _head;
    private int _next;

    internal LetterQueue()
    {
        _head = _tail = new Segment(FirstSize);
    }

    /// <summary>Reader only. A letter that is being written counts as absent: its writer schedules the reader afterwards.</summary>
    internal bool IsEmpty => !TryAdvance();

    internal void Enqueue(object message, IActorRef sender)
    {
        while (true)
        {
            var segment = Volatile.Read(ref _tail);
            var slot = Interlocked.Increment(ref segment.Taken) - 1;
            if (slot < segment.Letters.Length)
            {
                ref var letter = ref segment.Letters[slot];
                letter.Sender = sender;
                Volatile.Write(ref letter.Message, message);
                return;
            }

            Append(segment);
        }
    }

    /// <summary>Reader only.</summary>
    internal bool TryDequeue(out Letter letter)
    {
        if (!TryAdvance())
        {
            letter = default;
            return false;
        }

        ref var slot = ref _head.Letters[_next++];
        letter = slot;
        slot = default;
        return true;
    }

    private bool TryAdvance()
    {
        if (_next == _head.Letters.Length)
        {
            if (Volatile.Read(ref _head.Next) is not { } next)
                return false;
            (_head, _next) = (next, 0);
        }

        return Volatile.Read(ref _head.Letters[_next].Message) is not null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Append(Segment full)
    {
        if (Volatile.Read(ref full.Next) is null)
        {
            var next = new Segment(Math.Min(full.Letters.Length * 4, LargestSize));
            Interlocked.CompareExchange(ref full.Next, next, null);
        }

        Interlocked.CompareExchange(ref _tail, full.Next, full);
    }

    private sealed class Segment(int size)
    {
        internal readonly Letter[] Letters = new Letter[size];
        internal int Taken;
        internal Segment Next;
    }
}
