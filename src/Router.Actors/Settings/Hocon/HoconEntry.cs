namespace LlmRouter.Settings.Hocon;

/// <summary>One line of an object: a field or an include.</summary>
internal abstract record HoconEntry(HoconOrigin Origin);
