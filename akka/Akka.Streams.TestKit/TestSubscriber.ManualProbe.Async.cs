namespace Akka.Streams.TestKit;

public static partial class TestSubscriber
{
    // The same without holding a thread, and how an event is read.
    public partial class ManualProbe<T>
    {
        /// <inheritdoc cref="ExpectEvent(CancellationToken)"/>
        public async Task<ISubscriberEvent> ExpectEventAsync(CancellationToken cancellationToken = default) =>
            (ISubscriberEvent)await Inbox.TakeAsync("an event", null, cancellationToken).ConfigureAwait(false);

        /// <inheritdoc cref="ExpectNext(CancellationToken)"/>
        public async Task<T> ExpectNextAsync(CancellationToken cancellationToken = default) =>
            AsNext(await Inbox.TakeAsync("OnNext", null, cancellationToken).ConfigureAwait(false));

        /// <inheritdoc cref="ExpectNext(T, TimeSpan?, CancellationToken)"/>
        public async Task ExpectNextAsync(T element, CancellationToken cancellationToken = default) =>
            RequireEqual(element, await ExpectNextAsync(cancellationToken).ConfigureAwait(false));

        /// <inheritdoc cref="ExpectComplete(CancellationToken)"/>
        public async Task ExpectCompleteAsync(CancellationToken cancellationToken = default) =>
            RequireComplete(await Inbox.TakeAsync("OnComplete", null, cancellationToken).ConfigureAwait(false));

        /// <inheritdoc cref="ExpectError"/>
        public async Task<Exception> ExpectErrorAsync(CancellationToken cancellationToken = default) =>
            AsError(await Inbox.TakeAsync("OnError", null, cancellationToken).ConfigureAwait(false));

        /// <inheritdoc cref="ExpectNoMsg"/>
        public Task ExpectNoMsgAsync(TimeSpan remaining, CancellationToken cancellationToken = default) =>
            Inbox.ExpectNoneAsync(remaining, cancellationToken);

        private static T AsNext(object happened) =>
            happened is OnNext<T> next ? next.Element : throw ProbeInbox.Failure($"Expected OnNext, received {happened}");

        private static Exception AsError(object happened) =>
            happened is OnError error ? error.Cause : throw ProbeInbox.Failure($"Expected OnError, received {happened}");

        private static ISinkDemand AsSubscribed(object happened) =>
            happened is Subscribed subscribed ? subscribed.Demand : throw ProbeInbox.Failure($"Expected OnSubscribe, received {happened}");

        private static void RequireComplete(object happened)
        {
            if (happened is not OnComplete)
                throw ProbeInbox.Failure($"Expected OnComplete, received {happened}");
        }

        private static void RequireEqual(T expected, T actual)
        {
            if (!EqualityComparer<T>.Default.Equals(expected, actual))
                throw ProbeInbox.Failure($"Expected OnNext({expected}), received OnNext({actual})");
        }
    }
}
