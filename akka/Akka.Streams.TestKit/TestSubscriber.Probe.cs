using Akka.TestKit;

namespace Akka.Streams.TestKit;

public static partial class TestSubscriber
{
    /// <summary>Drains a stream by hand.</summary>
    public class Probe<T> : ManualProbe<T>
    {
        internal Probe(TestKitBase testKit) : base(testKit)
        {
        }

        /// <summary>Waits until the stream has started.</summary>
        public Probe<T> EnsureSubscription(CancellationToken cancellationToken = default)
        {
            Demand(cancellationToken);
            return this;
        }

        /// <inheritdoc cref="EnsureSubscription"/>
        public Task EnsureSubscriptionAsync(CancellationToken cancellationToken = default) => DemandAsync(cancellationToken);

        /// <summary>Asks for elements.</summary>
        public Probe<T> Request(long n)
        {
            Demand(default).Request(n);
            return this;
        }

        /// <inheritdoc cref="Request"/>
        public async Task RequestAsync(long n) => (await DemandAsync(default).ConfigureAwait(false)).Request(n);

        /// <summary>Asks for one element and expects it.</summary>
        public T RequestNext()
        {
            Request(1);
            return ExpectNext();
        }

        /// <summary>Asks for one element and expects it within a time.</summary>
        public T RequestNext(TimeSpan timeout)
        {
            Request(1);
            return ExpectNext(timeout);
        }

        /// <summary>Asks for one element and expects it to equal <paramref name="element"/>.</summary>
        public Probe<T> RequestNext(T element)
        {
            Request(1);
            ExpectNext(element);
            return this;
        }

        /// <inheritdoc cref="RequestNext()"/>
        public async Task<T> RequestNextAsync()
        {
            await RequestAsync(1).ConfigureAwait(false);
            return await ExpectNextAsync().ConfigureAwait(false);
        }

        /// <inheritdoc cref="RequestNext(T)"/>
        public async Task RequestNextAsync(T element)
        {
            await RequestAsync(1).ConfigureAwait(false);
            await ExpectNextAsync(element).ConfigureAwait(false);
        }

        /// <summary>Tells the stream that no more is wanted.</summary>
        public Probe<T> Cancel()
        {
            Demand(default).Cancel();
            return this;
        }

        /// <inheritdoc cref="Cancel"/>
        public async Task CancelAsync() => (await DemandAsync(default).ConfigureAwait(false)).Cancel();
    }
}
