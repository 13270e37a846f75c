namespace LlmRouter.Settings.Hocon;

/// <summary><c>include "file"</c>: the other file's fields stand here.</summary>
internal sealed record HoconInclude(string File, HoconOrigin Origin) : HoconEntry(Origin);
