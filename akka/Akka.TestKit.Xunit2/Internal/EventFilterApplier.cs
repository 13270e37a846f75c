using Akka.Actor;
using Akka.Event;

namespace Akka.TestKit.Internal;

internal sealed class EventFilterApplier(TestKitBase kit, Predicate<LogEvent> fits, string description) : IEventFilterApplier
{
    public void ExpectOne(Action action, CancellationToken cancellationToken = default) => Expect(1, action, cancellationToken);

    public void ExpectOne(TimeSpan timeout, Action action, CancellationToken cancellationToken = default) =>
        Expect(1, timeout, action, cancellationToken);

    public T ExpectOne<T>(Func<T> func, CancellationToken cancellationToken = default)
    {
        var result = default(T);
        ExpectOne(() => { result = func(); }, cancellationToken);
        return result;
    }

    public void Expect(int expectedCount, Action action, CancellationToken cancellationToken = default) =>
        Expect(expectedCount, kit.TestKitSettings.TestEventFilterLeeway, action, cancellationToken);

    public void Expect(int expectedCount, TimeSpan timeout, Action action, CancellationToken cancellationToken = default)
    {
        var filter = new CountingFilter(fits, expectedCount);
        Set(filter, isSet: true).Wait(cancellationToken);
        try
        {
            action();
            Wait(filter, expectedCount, timeout, cancellationToken).GetAwaiter().GetResult();
        }
        finally
        {
            Set(filter, isSet: false).Wait(CancellationToken.None);
        }
    }

    public Task ExpectOneAsync(Func<Task> actionAsync, CancellationToken cancellationToken = default) => ExpectAsync(1, actionAsync, cancellationToken);

    public async Task ExpectAsync(int expectedCount, Func<Task> actionAsync, CancellationToken cancellationToken = default)
    {
        var filter = new CountingFilter(fits, expectedCount);
        await Set(filter, isSet: true).WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await actionAsync().ConfigureAwait(false);
            await Wait(filter, expectedCount, kit.TestKitSettings.TestEventFilterLeeway, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await Set(filter, isSet: false).ConfigureAwait(false);
        }
    }

    public void Mute(Action action, CancellationToken cancellationToken = default)
    {
        using (Mute())
            action();
    }

    public IUnmutableFilter Mute()
    {
        var filter = new CountingFilter(fits, int.MaxValue);
        Set(filter, isSet: true).Wait();
        return new MutedFilter(() => Set(filter, isSet: false).Wait());
    }

    /// <summary>Completes when the logger has taken note, so that no entry of the action can come before.</summary>
    private Task Set(CountingFilter filter, bool isSet)
    {
        var loggers = kit.Sys.EventStream.Loggers.OfType<LocalActorRef>().Where(logger => typeof(TestEventListener).IsAssignableFrom(logger.Cell.Props.Type));
        return Task.WhenAll(loggers.Select(logger => logger.Ask<SetFilter>(new SetFilter(filter, isSet), kit.TestKitSettings.DefaultTimeout)));
    }

    private async Task Wait(CountingFilter filter, int expected, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var limit = kit.Dilated(timeout);
        if (expected > 0)
            await Task.WhenAny(filter.Reached, Task.Delay(limit, cancellationToken)).ConfigureAwait(false);
        else
            await Task.Delay(limit, cancellationToken).ConfigureAwait(false);
        var count = filter.Count;
        if (count < expected)
            kit.TestAssertions.Fail($"Timeout ({limit}) while waiting for messages. Only received {count}/{expected} messages that matched filter [{description}]");
        if (count > expected)
            kit.TestAssertions.Fail($"Received {count - expected} {(count - expected == 1 ? "message" : "messages")} too many that matched filter [{description}]. Expected {expected} messages");
    }
}
