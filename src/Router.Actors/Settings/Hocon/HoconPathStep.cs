namespace LlmRouter.Settings.Hocon;

/// <summary>One step of <c>a."b.c".d</c>.</summary>
internal readonly record struct HoconPathStep(string Text, HoconOrigin Origin);
