namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Nothing may come for akka.test.single-expect-default, or for what is left of Within.</summary>
    public void ExpectNoMsg(CancellationToken cancellationToken = default) => Completed(Nothing(RemainingOrDefault, true, cancellationToken));

    public void ExpectNoMsg(TimeSpan duration, CancellationToken cancellationToken = default) => Completed(Nothing(Dilated(duration), true, cancellationToken));

    public void ExpectNoMsg(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoMsg(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    public ValueTask ExpectNoMsgAsync(CancellationToken cancellationToken = default) => Nothing(RemainingOrDefault, false, cancellationToken);

    public ValueTask ExpectNoMsgAsync(TimeSpan duration, CancellationToken cancellationToken = default) => Nothing(Dilated(duration), false, cancellationToken);

    public ValueTask ExpectNoMsgAsync(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoMsgAsync(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    /// <summary>The next messages must be these, in any order.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(params T[] messages) => ExpectMsgAllOf(RemainingOrDefault, messages);

    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(TimeSpan max, params T[] messages)
    {
        var received = ReceiveN(messages.Length, max);
        foreach (var message in messages)
            _assertions.AssertTrue(received.Any(each => Equals(each, message)), $"not found [{message}]");
        return [.. received.Cast<T>()];
    }

    /// <summary>The next message must be one of these.</summary>
    public T ExpectMsgAnyOf<T>(IEnumerable<T> messages, CancellationToken cancellationToken = default)
    {
        var expected = messages.ToArray();
        return ExpectMsg<T>(message => expected.Any(each => Equals(each, message)), null, $"any of [{string.Join(", ", expected)}]", cancellationToken);
    }

    private static void Completed(ValueTask completed) => completed.GetAwaiter().GetResult();

    private async ValueTask Nothing(TimeSpan duration, bool blocking, CancellationToken cancellationToken)
    {
        var envelope = await Take(duration, blocking, cancellationToken).ConfigureAwait(false);
        if (envelope is not null)
            _assertions.Fail($"Failed: Expected no messages during {duration}, instead we received {envelope}");
    }
}
