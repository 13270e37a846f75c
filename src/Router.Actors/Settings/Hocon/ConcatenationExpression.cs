namespace LlmRouter.Settings.Hocon;

/// <summary>Parts beside each other: texts are joined, lists are appended, objects are merged.</summary>
internal sealed record ConcatenationExpression(IReadOnlyList<HoconExpression> Parts, HoconOrigin Origin) : HoconExpression(Origin);
