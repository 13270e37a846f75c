namespace LlmRouter.Testing.Time;

/// <summary>Lets a clock that stands still go on while something is awaited: as far as the test allows, however busy the machine is.</summary>
internal static class PassingTime
{
    /// <summary>
    /// Goes from timer to timer until <paramref name="until"/> completes, over those alone that fall due <paramref name="within"/> from
    /// the instant reached: a longer limit is not met, unless so short a timer comes up again and again.
    /// </summary>
    public static async Task PassAsync(this ManualTime time, TimeSpan within, Task until)
    {
        while (!until.IsCompleted)
        {
            await Task.WhenAny(until, time.WhenArmedWithinAsync(within)).Patiently();
            if (!until.IsCompleted) time.AdvanceToNext(within);
        }
    }

    /// <inheritdoc cref="PassAsync(ManualTime, TimeSpan, Task)"/>
    /// <returns>What <paramref name="until"/> gave.</returns>
    public static async Task<T> PassAsync<T>(this ManualTime time, TimeSpan within, Task<T> until)
    {
        await time.PassAsync(within, (Task)until);
        return await until;
    }
}
