namespace LlmRouter.Settings.Hocon;

/// <param name="Expression">What was assigned.</param>
/// <param name="IsAppend">With <c>+=</c>.</param>
/// <param name="KeyOrigin">The key of this assignment.</param>
internal readonly record struct HoconDefinition(HoconExpression Expression, bool IsAppend, HoconOrigin KeyOrigin);
