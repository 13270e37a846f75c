using System.Runtime.CompilerServices;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    private MessageEnvelope _last = NullMessageEnvelope.Instance;

    /// <summary>The next message, or null if none comes in time.</summary>
    /// <param name="max">By default what is left of Within, or akka.test.single-expect-default; zero does not wait; infinite waits for ever.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public object ReceiveOne(TimeSpan? max = null, CancellationToken cancellationToken = default) => Completed(Take(max, true, cancellationToken))?.Message;

    public async ValueTask<object> ReceiveOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        (await Take(max, false, cancellationToken).ConfigureAwait(false))?.Message;

    public bool TryReceiveOne(out MessageEnvelope envelope, TimeSpan? max = null, CancellationToken cancellationToken = default)
    {
        var taken = Completed(Take(max, true, cancellationToken));
        envelope = taken ?? NullMessageEnvelope.Instance;
        return taken is not null;
    }

    /// <summary>The next message, which stays; null if none comes in time.</summary>
    public object PeekOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        Completed(_inbox.Peek(GetTimeoutOrDefault(max), true, cancellationToken))?.Message;

    public async ValueTask<object> PeekOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        (await _inbox.Peek(GetTimeoutOrDefault(max), false, cancellationToken).ConfigureAwait(false))?.Message;

    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, CancellationToken cancellationToken = default) =>
        ReceiveN(numberOfMessages, RemainingOrDefault, cancellationToken);

    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, TimeSpan max, CancellationToken cancellationToken = default)
    {
        var end = Now + Dilated(max);
        var messages = new List<object>();
        while (messages.Count < numberOfMessages)
            messages.Add(Completed(Nth(messages.Count, numberOfMessages, end, true, cancellationToken)));
        return messages;
    }

    public IAsyncEnumerable<object> ReceiveNAsync(int numberOfMessages, CancellationToken cancellationToken = default) =>
        ReceiveNAsync(numberOfMessages, RemainingOrDefault, cancellationToken);

    public async IAsyncEnumerable<object> ReceiveNAsync(int numberOfMessages, TimeSpan max, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var end = Now + Dilated(max);
        for (var i = 0; i < numberOfMessages; i++)
            yield return await Nth(i, numberOfMessages, end, false, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads until a message fits, and passes over the others.</summary>
    public object FishForMessage(Predicate<object> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishForMessage<object>(isMessage, max, hint, cancellationToken);

    public T FishForMessage<T>(Predicate<T> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        Completed(Fish(isMessage, max, hint, true, cancellationToken));

    public ValueTask<object> FishForMessageAsync(Predicate<object> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishForMessageAsync<object>(isMessage, max, hint, cancellationToken);

    public ValueTask<T> FishForMessageAsync<T>(Predicate<T> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        Fish(isMessage, max, hint, false, cancellationToken);

    /// <summary>Reads messages while they are of the type and the predicate holds; the first other one stays unless it is to be passed over.</summary>
    public IReadOnlyList<T> ReceiveWhile<T>(Predicate<T> shouldContinue, TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue, bool shouldIgnoreOtherMessageTypes = true, CancellationToken cancellationToken = default)
    {
        var end = Now + RemainingOrDilated(max);
        var messages = new List<T>();
        while (messages.Count < msgs)
        {
            var left = end - Now;
            var wait = idle is { } pause && pause < left ? pause : left;
            var next = Completed(_inbox.Peek(wait, true, cancellationToken))?.Message;
            if (next is null || (next is T candidate ? !shouldContinue(candidate) : !shouldIgnoreOtherMessageTypes))
                break;
            Completed(Take(TimeSpan.Zero, true, cancellationToken));
            if (next is T typed)
                messages.Add(typed);
        }

        return messages;
    }

    private static T Completed<T>(ValueTask<T> completed) => completed.GetAwaiter().GetResult();

    private async ValueTask<MessageEnvelope> Take(TimeSpan? max, bool blocking, CancellationToken cancellationToken)
    {
        var envelope = await _inbox.Take(GetTimeoutOrDefault(max), blocking, cancellationToken).ConfigureAwait(false);
        if (envelope is not null)
            _last = envelope;
        return envelope;
    }

    private async ValueTask<object> Nth(int index, int count, TimeSpan end, bool blocking, CancellationToken cancellationToken)
    {
        var envelope = await Take(end - Now, blocking, cancellationToken).ConfigureAwait(false);
        if (envelope is null)
            _assertions.Fail($"Timeout while expecting {count} messages. Only got {index} after {end - Now}.");
        return envelope.Message;
    }

    private async ValueTask<T> Fish<T>(Predicate<T> isMessage, TimeSpan? max, string hint, bool blocking, CancellationToken cancellationToken)
    {
        var limit = RemainingOrDilated(max);
        var end = Now + limit;
        while (true)
        {
            var envelope = await Take(end - Now, blocking, cancellationToken).ConfigureAwait(false);
            if (envelope is null)
                _assertions.Fail($"Timeout ({limit}) during FishForMessage{(string.IsNullOrEmpty(hint) ? "" : ", hint: " + hint)}");
            if (envelope.Message is T typed && isMessage(typed))
                return typed;
        }
    }
}
