namespace LlmRouter.Tests.Actors;

/// <summary>Every pause at its full length.</summary>
internal sealed class NoChance : Random
{
    public override double NextDouble() => 0;
}
