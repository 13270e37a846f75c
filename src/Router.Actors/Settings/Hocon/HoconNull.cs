namespace LlmRouter.Settings.Hocon;

/// <summary>The word <c>null</c>: takes an earlier value away.</summary>
internal sealed record HoconNull(HoconOrigin Origin) : HoconValue(Origin)
{
    public override string Kind => "null";
}
