namespace LlmRouter.Settings.Hocon;

/// <summary>What stands before a value: a path and its operator, or an include; neither after a mistake.</summary>
internal sealed record HoconKey(IReadOnlyList<HoconPathStep> Steps, bool IsAppend, HoconInclude? Include, HoconOrigin Origin)
{
    public static HoconKey Broken(HoconOrigin origin) => new([], false, null, origin);
}
