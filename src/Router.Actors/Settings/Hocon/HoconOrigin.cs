namespace LlmRouter.Settings.Hocon;

/// <summary>Where something stands.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Line">From 1; 0 for what stands in no file.</param>
/// <param name="Column">From 1, in UTF-16 units; 0 for what stands in no file.</param>
internal readonly record struct HoconOrigin(string File, int Line, int Column)
{
    /// <summary>The environment: a place without lines.</summary>
    public static readonly HoconOrigin Environment = new("environment", 0, 0);

    /// <summary>The command line: a place without lines.</summary>
    public static readonly HoconOrigin CommandLine = new("command line", 0, 0);

    /// <summary>For prose: <c>router.conf:3:5</c>.</summary>
    public override string ToString() => Line > 0 ? $"{File}:{Line}:{Column}" : File;
}
