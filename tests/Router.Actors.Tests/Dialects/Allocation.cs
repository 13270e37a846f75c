namespace LlmRouter.Tests.Dialects;

/// <summary>Bytes that an action allocates on this thread once it is warm.</summary>
internal static class Allocation
{
    public static long OfThousand(Action action)
    {
        long allocated = -1;
        for (var round = 0; round < 2; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 1000; i++) action();
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return allocated;
    }
}
