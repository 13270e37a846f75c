namespace Akka.Streams.TestKit;

/// <summary>The probes of test sinks, and what they see.</summary>
public static partial class TestSubscriber
{
    /// <summary>Something that a stream told its sink.</summary>
    public interface ISubscriberEvent;

    /// <summary>An element came.</summary>
#pragma warning disable CA2231 // Akka.NET's has no operators either
    public readonly struct OnNext<T> : ISubscriberEvent, IEquatable<OnNext<T>>
#pragma warning restore CA2231
    {
        public readonly T Element;

        public OnNext(T element) => Element = element;

        public bool Equals(OnNext<T> other) => EqualityComparer<T>.Default.Equals(Element, other.Element);

        public override bool Equals(object? obj) => obj is OnNext<T> other && Equals(other);

        public override int GetHashCode() => Element?.GetHashCode() ?? 0;

        public override string ToString() => $"TestSubscriber.OnNext({Element})";
    }

    /// <summary>The stream completed.</summary>
    public sealed class OnComplete : ISubscriberEvent
    {
        public static readonly OnComplete Instance = new();

        private OnComplete()
        {
        }

        public override string ToString() => "TestSubscriber.OnComplete";
    }

    /// <summary>The stream failed.</summary>
#pragma warning disable CA1815 // Akka.NET's has no equality either
    public readonly struct OnError : ISubscriberEvent
#pragma warning restore CA1815
    {
        public readonly Exception Cause;

        public OnError(Exception cause) => Cause = cause;

        public override string ToString() => $"TestSubscriber.OnError({Cause})";
    }
}
