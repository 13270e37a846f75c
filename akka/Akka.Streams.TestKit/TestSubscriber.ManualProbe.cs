using Akka.TestKit;

namespace Akka.Streams.TestKit;

public static partial class TestSubscriber
{
    /// <summary>What a test sees of what comes into its sink.</summary>
    public partial class ManualProbe<T>
    {
        private ISinkDemand? _demand;

        internal ManualProbe(TestKitBase testKit) => Inbox = new ProbeInbox(testKit);

        internal ProbeInbox Inbox { get; }

        /// <summary>The next thing that comes, whatever it is.</summary>
        public ISubscriberEvent ExpectEvent(CancellationToken cancellationToken = default) =>
            (ISubscriberEvent)Inbox.Take("an event", null, cancellationToken);

        /// <inheritdoc cref="ExpectEvent(CancellationToken)"/>
        public ISubscriberEvent ExpectEvent(TimeSpan max, CancellationToken cancellationToken = default) =>
            (ISubscriberEvent)Inbox.Take("an event", max, cancellationToken);

        /// <summary>Expects an element.</summary>
        public T ExpectNext(CancellationToken cancellationToken = default) => ExpectNext(null, cancellationToken);

        /// <summary>Expects an element within a time.</summary>
        public T ExpectNext(TimeSpan? timeout, CancellationToken cancellationToken = default) =>
            AsNext(Inbox.Take("OnNext", timeout, cancellationToken));

        /// <summary>Expects an element equal to <paramref name="element"/>.</summary>
        public ManualProbe<T> ExpectNext(T element, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
        {
            RequireEqual(element, ExpectNext(timeout, cancellationToken));
            return this;
        }

        /// <summary>Expects elements equal to these, in this order.</summary>
        public ManualProbe<T> ExpectNext(params T[] elems) => ExpectNextN(elems);

        /// <summary>Expects elements equal to these, in this order.</summary>
        public ManualProbe<T> ExpectNextN(IEnumerable<T> all, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
        {
            foreach (var element in all)
                ExpectNext(element, timeout, cancellationToken);
            return this;
        }

        /// <summary>Expects a number of elements.</summary>
        public IEnumerable<T> ExpectNextN(long n, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
        {
            var elements = new List<T>();
            while (elements.Count < n)
                elements.Add(ExpectNext(timeout, cancellationToken));
            return elements;
        }

        /// <summary>Expects completion.</summary>
        public ManualProbe<T> ExpectComplete(CancellationToken cancellationToken = default) => ExpectComplete(null, cancellationToken);

        /// <summary>Expects completion within a time.</summary>
        public ManualProbe<T> ExpectComplete(TimeSpan? timeout, CancellationToken cancellationToken = default)
        {
            RequireComplete(Inbox.Take("OnComplete", timeout, cancellationToken));
            return this;
        }

        /// <summary>Expects failure; gives what failed.</summary>
        public Exception ExpectError(CancellationToken cancellationToken = default) =>
            AsError(Inbox.Take("OnError", null, cancellationToken));

        /// <summary>Expects the start and, with or without demand, completion.</summary>
        public ManualProbe<T> ExpectSubscriptionAndComplete(bool signalDemand, CancellationToken cancellationToken = default)
        {
            Started(signalDemand, cancellationToken);
            return ExpectComplete(cancellationToken);
        }

        /// <summary>Expects the start, gives demand and expects completion.</summary>
        public ManualProbe<T> ExpectSubscriptionAndComplete(CancellationToken cancellationToken = default) =>
            ExpectSubscriptionAndComplete(true, cancellationToken);

        /// <summary>Expects the start and, with or without demand, failure.</summary>
        public Exception ExpectSubscriptionAndError(bool signalDemand, CancellationToken cancellationToken = default)
        {
            Started(signalDemand, cancellationToken);
            return ExpectError(cancellationToken);
        }

        /// <summary>Expects the start, gives demand and expects failure.</summary>
        public Exception ExpectSubscriptionAndError(CancellationToken cancellationToken = default) =>
            ExpectSubscriptionAndError(true, cancellationToken);

        /// <summary>Expects that nothing comes for a while.</summary>
        public ManualProbe<T> ExpectNoMsg(TimeSpan remaining, CancellationToken cancellationToken = default)
        {
            Inbox.ExpectNone(remaining, cancellationToken);
            return this;
        }

        internal ISinkDemand Demand(CancellationToken cancellationToken) =>
            _demand ??= AsSubscribed(Inbox.Take("OnSubscribe", null, cancellationToken));

        internal async Task<ISinkDemand> DemandAsync(CancellationToken cancellationToken) =>
            _demand ??= AsSubscribed(await Inbox.TakeAsync("OnSubscribe", null, cancellationToken).ConfigureAwait(false));

        private void Started(bool signalDemand, CancellationToken cancellationToken)
        {
            var demand = Demand(cancellationToken);
            if (signalDemand)
                demand.Request(1);
        }
    }
}
