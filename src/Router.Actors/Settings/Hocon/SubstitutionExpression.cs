namespace LlmRouter.Settings.Hocon;

/// <param name="Path">The keys that lead to the value.</param>
/// <param name="Written">The path as written: also the name of the environment variable that is tried last.</param>
/// <param name="IsOptional"><c>${?X}</c>: no value is no mistake.</param>
/// <param name="Scope">Where the file that says so was included; looked up from there first, then from the root.</param>
/// <param name="Origin">The dollar sign.</param>
internal sealed record SubstitutionExpression(
    IReadOnlyList<string> Path, string Written, bool IsOptional, IReadOnlyList<string> Scope, HoconOrigin Origin) : HoconExpression(Origin);
