namespace LlmRouter.Settings.Hocon;

/// <summary>One key with its value. <c>a.b = 1</c> is a field <c>a</c> that holds an object with a field <c>b</c>.</summary>
/// <param name="Key">One step of a path.</param>
/// <param name="IsAppend">Written <c>+=</c>.</param>
/// <param name="Value">What was assigned.</param>
/// <param name="Comment">The comment lines above it and the comment behind it, for the generated documentation.</param>
/// <param name="Origin">The first character of this step.</param>
internal sealed record HoconField(string Key, bool IsAppend, HoconExpression Value, string Comment, HoconOrigin Origin) : HoconEntry(Origin);
