namespace LlmRouter.Bench.Scale;

internal static class Memory
{
    /// <summary>Millions of bytes.</summary>
    public static double Megabytes(double kib) => kib * 1024 / 1_000_000;
}
