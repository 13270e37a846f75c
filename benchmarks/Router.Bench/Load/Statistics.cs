namespace LlmRouter.Bench.Load;

internal static class Statistics
{
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0) return double.NaN;
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>The smallest value that at least this share of all does not exceed (nearest rank).</summary>
    public static double Percentile(IEnumerable<long> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length), 1, sorted.Length) - 1];
    }

    public static double Median(IEnumerable<long> values) => Median(values.Select(value => (double)value));
}
