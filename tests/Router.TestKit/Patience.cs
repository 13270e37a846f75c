namespace LlmRouter.Testing;

/// <summary>
/// The longest a test waits for something that must happen: only a guard against hanging. No test passes because of it, and none
/// takes this long unless it fails. So it is long: the machine may be running everything else meanwhile.
/// </summary>
internal static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>The same for Akka's probes, which would wait three seconds.</summary>
    public const string OfProbes = "akka.test.single-expect-default = 60s\nakka.test.default-timeout = 60s\nakka.test.filter-leeway = 60s";

    public static Task Patiently(this Task task) => task.WaitAsync(Limit);

    public static Task<T> Patiently<T>(this Task<T> task) => task.WaitAsync(Limit);

    public static Task<T> Patiently<T>(this ValueTask<T> task) => task.AsTask().WaitAsync(Limit);
}
