namespace LlmRouter.Settings;

/// <param name="Keys">Keys that clients may present; none means that everybody may call. Never logged.</param>
public sealed record AuthSettings(IReadOnlyList<string> Keys);
