using Akka.TestKit;

namespace Akka.Streams.TestKit;

/// <summary>The probes of test sources.</summary>
public static partial class TestPublisher
{
    /// <summary>What a test sees of the demand on its source.</summary>
    public class ManualProbe<T>
    {
        private readonly TaskCompletionSource<ISourceFeed<T>> _feed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal ManualProbe(TestKitBase testKit) => Inbox = new ProbeInbox(testKit);

        internal ProbeInbox Inbox { get; }

        /// <summary>Expects that the stream asks for nothing and does not cancel for a while.</summary>
        public ManualProbe<T> ExpectNoMsg(TimeSpan duration, CancellationToken cancellationToken = default)
        {
            Inbox.ExpectNone(duration, cancellationToken);
            return this;
        }

        /// <inheritdoc cref="ExpectNoMsg(TimeSpan, CancellationToken)"/>
        public Task ExpectNoMsgAsync(TimeSpan duration, CancellationToken cancellationToken = default) =>
            Inbox.ExpectNoneAsync(duration, cancellationToken);

        internal void Subscribed(ISourceFeed<T> feed) => _feed.TrySetResult(feed);

        internal ISourceFeed<T> Feed(CancellationToken cancellationToken) => FeedAsync(cancellationToken).GetAwaiter().GetResult();

        internal Task<ISourceFeed<T>> FeedAsync(CancellationToken cancellationToken) =>
            _feed.Task.WaitAsync(Inbox.Limit(null), cancellationToken);
    }
}
