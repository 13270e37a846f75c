namespace LlmRouter.Settings.Hocon;

internal sealed record ObjectExpression(IReadOnlyList<HoconEntry> Entries, HoconOrigin Origin) : HoconExpression(Origin);
