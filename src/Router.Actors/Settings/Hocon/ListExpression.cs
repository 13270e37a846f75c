namespace LlmRouter.Settings.Hocon;

internal sealed record ListExpression(IReadOnlyList<HoconExpression> Elements, HoconOrigin Origin) : HoconExpression(Origin);
