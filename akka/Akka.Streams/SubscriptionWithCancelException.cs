namespace Akka.Streams;

/// <summary>Why a stage cancelled its upstream when nothing failed.</summary>
public static class SubscriptionWithCancelException
{
    /// <summary>A cancellation that is not a failure: the stage above completes instead of failing.</summary>
#pragma warning disable CA1710 // Akka.NET's name
    public abstract class NonFailureCancellation : Exception
    {
        private protected NonFailureCancellation()
        {
        }

        /// <summary>Empty: the instances are shared and never thrown.</summary>
        public sealed override string StackTrace => string.Empty;
    }

#pragma warning restore CA1710
    /// <summary>The stage wants no further element from this input.</summary>
    public sealed class NoMoreElementsNeeded : NonFailureCancellation
    {
        public static readonly NoMoreElementsNeeded Instance = new();

        private NoMoreElementsNeeded()
        {
        }
    }

    /// <summary>The stage completed as a whole.</summary>
    public sealed class StageWasCompleted : NonFailureCancellation
    {
        public static readonly StageWasCompleted Instance = new();

        private StageWasCompleted()
        {
        }
    }
}
