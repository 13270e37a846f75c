using Xunit;

namespace LlmRouter.Testing;

/// <summary>Expects that nobody keeps an object.</summary>
internal static class LetGo
{
    /// <summary>Collects until it is gone: a thread that has just done its last with it may still stand in that call.</summary>
    public static async Task ExpectAsync(WeakReference what)
    {
        for (var tries = 0; what.IsAlive && tries < 1000; tries++)
        {
            GC.Collect();
            await Task.Yield();
        }

        Assert.False(what.IsAlive);
    }
}
