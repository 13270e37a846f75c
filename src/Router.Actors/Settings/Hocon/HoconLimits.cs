namespace LlmRouter.Settings.Hocon;

/// <summary>What a configuration may cost at most. Constants, not settings: they guard the reading of settings.</summary>
internal static class HoconLimits
{
    /// <summary>Bytes of one file.</summary>
    public const int FileBytes = 1024 * 1024;

    /// <summary>Files of one configuration, each inclusion counted.</summary>
    public const int Files = 64;

    /// <summary>Files that include each other in a chain.</summary>
    public const int IncludeDepth = 16;

    /// <summary>Objects and lists inside each other in one file, the steps of keys counted.</summary>
    public const int Depth = 64;

    /// <summary>Substitutions that lead to each other, and the levels of the resolved tree.</summary>
    public const int ResolveDepth = 192;

    /// <summary>Work of resolving: values visited plus characters joined. Stops <c>a = ${b}${b}, b = ${c}${c} …</c>.</summary>
    public const int ResolveWork = 4 * 1024 * 1024;

    /// <summary>Mistakes that are collected; more would not be read.</summary>
    public const int Mistakes = 100;
}
