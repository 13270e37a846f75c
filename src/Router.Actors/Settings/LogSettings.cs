namespace LlmRouter.Settings;

/// <param name="Level">Serilog's minimum level by name.</param>
/// <param name="Json">True: one JSON object a line; false: readable on a terminal.</param>
public sealed record LogSettings(string Level, bool Json);
