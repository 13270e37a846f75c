using Akka.Dispatch;

namespace Akka.Actor;

internal sealed class StashOfLetters(ActorCell cell) : IStash
{
    private readonly List<Letter> _letters = [];

    public int Count => _letters.Count;

    public bool IsEmpty => _letters.Count == 0;

    public bool NonEmpty => _letters.Count > 0;

    public void Stash()
    {
        var letter = new Letter { Message = cell.CurrentMessage, Sender = cell.Sender };
        if (_letters.Count > 0 && ReferenceEquals(_letters[^1].Message, letter.Message) && Equals(_letters[^1].Sender, letter.Sender))
            throw new IllegalActorStateException($"Can't stash the same message {letter.Message} more than once");
        _letters.Add(letter);
    }

    public void Unstash()
    {
        if (IsEmpty)
            return;
        cell.Mailbox.Prepend([_letters[0]]);
        _letters.RemoveAt(0);
    }

    public void UnstashAll() => UnstashAll(static _ => true);

    public void UnstashAll(Func<Envelope, bool> predicate)
    {
        if (IsEmpty)
            return;
        cell.Mailbox.Prepend([.. _letters.Where(letter => predicate(new Envelope(letter.Message, letter.Sender)))]);
        _letters.Clear();
    }

    public IEnumerable<Envelope> ClearStash()
    {
        var envelopes = _letters.Select(letter => new Envelope(letter.Message, letter.Sender)).ToArray();
        _letters.Clear();
        return envelopes;
    }
}
