namespace LlmRouter.Tests;

/// <summary>Bytes that an action allocates on this thread once it is warm.</summary>
internal static class Allocation
{
    /// <summary>
    /// The least of several rounds of a thousand. What the action allocates is in each of them; a round also holds what the runtime charges to a
    /// thread now and then (the rest of its buffer when a collection comes by, code compiled anew), which none of ours is.
    /// </summary>
    public static long OfThousand(Action action)
    {
        var least = long.MaxValue;
        for (var round = 0; round < 8 && least > 0; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 1000; i++) action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
