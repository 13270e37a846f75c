namespace Akka.Actor;

/// <summary>Messages put aside for a later behaviour.</summary>
public interface IStash
{
    int Count { get; }

    bool IsEmpty { get; }

    bool NonEmpty { get; }

    /// <summary>Puts the current message aside.</summary>
    /// <exception cref="IllegalActorStateException">The current message is already put aside.</exception>
    void Stash();

    /// <summary>Puts the oldest one back to the front of the mailbox.</summary>
    void Unstash();

    /// <summary>Puts all of them back to the front of the mailbox, oldest first.</summary>
    void UnstashAll();

    void UnstashAll(Func<Envelope, bool> predicate);

    IEnumerable<Envelope> ClearStash();
}
