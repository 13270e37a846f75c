using Akka.TestKit;

namespace Akka.Streams.TestKit;

public static partial class TestPublisher
{
    /// <summary>Feeds a stream by hand; keeps count of the demand.</summary>
    public class Probe<T> : ManualProbe<T>
    {
        internal Probe(TestKitBase testKit) : base(testKit)
        {
        }

        /// <summary>How many elements were asked for, as far as the test has looked, and not sent yet.</summary>
        public long Pending { get; private set; }

        /// <summary>Waits until the stream has started.</summary>
        public void EnsureSubscription(CancellationToken cancellationToken = default) => Feed(cancellationToken);

        /// <inheritdoc cref="EnsureSubscription"/>
        public Task EnsureSubscriptionAsync(CancellationToken cancellationToken = default) => FeedAsync(cancellationToken);

        /// <summary>Sends an element, once the stream has asked for one.</summary>
        public Probe<T> SendNext(T element, CancellationToken cancellationToken = default)
        {
            var feed = Feed(cancellationToken);
            if (Pending == 0)
                ExpectRequest(cancellationToken);
            Pending--;
            feed.Next(element);
            return this;
        }

        /// <inheritdoc cref="SendNext"/>
        public async Task SendNextAsync(T element, CancellationToken cancellationToken = default)
        {
            var feed = await FeedAsync(cancellationToken).ConfigureAwait(false);
            if (Pending == 0)
                await ExpectRequestAsync(cancellationToken).ConfigureAwait(false);
            Pending--;
            feed.Next(element);
        }

        /// <summary>Sends an element whether or not the stream has asked for one.</summary>
        public Probe<T> UnsafeSendNext(T element, CancellationToken cancellationToken = default)
        {
            Feed(cancellationToken).Next(element);
            return this;
        }

        /// <inheritdoc cref="UnsafeSendNext"/>
        public async Task UnsafeSendNextAsync(T element, CancellationToken cancellationToken = default) =>
            (await FeedAsync(cancellationToken).ConfigureAwait(false)).Next(element);

        /// <summary>Completes the stream, after what was sent.</summary>
        public Probe<T> SendComplete(CancellationToken cancellationToken = default)
        {
            Feed(cancellationToken).Complete();
            return this;
        }

        /// <inheritdoc cref="SendComplete"/>
        public async Task SendCompleteAsync(CancellationToken cancellationToken = default) =>
            (await FeedAsync(cancellationToken).ConfigureAwait(false)).Complete();

        /// <summary>Fails the stream. What was sent and not pulled yet is lost.</summary>
        public Probe<T> SendError(Exception e, CancellationToken cancellationToken = default)
        {
            Feed(cancellationToken).Fail(e);
            return this;
        }

        /// <inheritdoc cref="SendError"/>
        public async Task SendErrorAsync(Exception e, CancellationToken cancellationToken = default) =>
            (await FeedAsync(cancellationToken).ConfigureAwait(false)).Fail(e);

        /// <summary>Expects that the stream asks for elements; gives how many.</summary>
        public long ExpectRequest(CancellationToken cancellationToken = default)
        {
            Feed(cancellationToken);
            return Counted(Inbox.Take("a request", null, cancellationToken));
        }

        /// <inheritdoc cref="ExpectRequest"/>
        public async Task<long> ExpectRequestAsync(CancellationToken cancellationToken = default)
        {
            await FeedAsync(cancellationToken).ConfigureAwait(false);
            return Counted(await Inbox.TakeAsync("a request", null, cancellationToken).ConfigureAwait(false));
        }

        /// <summary>Expects that the stream cancels; passes demand over.</summary>
        public Probe<T> ExpectCancellation(CancellationToken cancellationToken = default)
        {
            Feed(cancellationToken);
            while (Inbox.Take("cancellation", null, cancellationToken) is not Cancellation)
            {
            }
            return this;
        }

        /// <inheritdoc cref="ExpectCancellation"/>
        public async Task ExpectCancellationAsync(CancellationToken cancellationToken = default)
        {
            await FeedAsync(cancellationToken).ConfigureAwait(false);
            while (await Inbox.TakeAsync("cancellation", null, cancellationToken).ConfigureAwait(false) is not Cancellation)
            {
            }
        }

        private long Counted(object happened)
        {
            if (happened is not Demand { Count: var count })
                throw ProbeInbox.Failure($"Expected a request, received {happened}");
            Pending += count;
            return count;
        }
    }
}
