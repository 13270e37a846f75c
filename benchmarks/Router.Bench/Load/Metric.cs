namespace LlmRouter.Bench.Load;

/// <summary>A column of a workload's table.</summary>
/// <param name="Name">What is measured, with its unit.</param>
/// <param name="Decimals">Digits after the point.</param>
/// <param name="Compared">Whether a further column gives the ratio to default YARP.</param>
internal sealed record Metric(string Name, int Decimals, bool Compared = false);
