namespace LlmRouter.Settings.Hocon;

/// <param name="Key">One step of a path.</param>
/// <param name="KeyOrigin">Where the key was last written.</param>
/// <param name="Value">Its value.</param>
internal sealed record HoconMember(string Key, HoconOrigin KeyOrigin, HoconValue Value);
