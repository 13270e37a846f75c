namespace LlmRouter.Settings.Hocon;

internal sealed record HoconList(IReadOnlyList<HoconValue> Elements, HoconOrigin Origin) : HoconValue(Origin)
{
    public override string Kind => "a list";

    public override long Weight { get; } = 1 + Elements.Sum(e => e.Weight);
}
