using LlmRouter.Bench.Load;

namespace LlmRouter.Bench.Soak;

/// <summary>All looks at the router: in quiet, under load, and in quiet again.</summary>
/// <param name="All">In the order of time.</param>
/// <param name="Load">How long the load lasted; it began at zero.</param>
internal sealed record SoakSamples(IReadOnlyList<SoakSample> All, TimeSpan Load)
{
    // The last looks of a quiet are what idle is: before them the router is still coming to rest.
    private const int IdleLooks = 5;

    public double IdleBefore(int curve) => Median(All.Where(sample => sample.At < TimeSpan.Zero).TakeLast(IdleLooks), curve);

    public double IdleAfter(int curve) => Median(All.Where(sample => sample.At >= Load).TakeLast(IdleLooks), curve);

    public double FirstQuarter(int curve) => Median(Between(TimeSpan.Zero, Load / 4), curve);

    public double LastQuarter(int curve) => Median(Between(Load * 3 / 4, Load), curve);

    /// <summary>The highest value that was seen; NaN when there is none.</summary>
    public double Most(int curve) => All.Select(sample => sample.Values[curve]).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max();

    /// <summary>Looks that failed.</summary>
    public int Unknown(int curve) => All.Count(sample => double.IsNaN(sample.Values[curve]));

    private IEnumerable<SoakSample> Between(TimeSpan from, TimeSpan to) => All.Where(sample => sample.At >= from && sample.At < to);

    private static double Median(IEnumerable<SoakSample> samples, int curve) => Statistics.Median(samples.Select(sample => sample.Values[curve]).Where(double.IsFinite));
}
