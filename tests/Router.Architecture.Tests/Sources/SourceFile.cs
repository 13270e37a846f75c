namespace LlmRouter.Architecture.Sources;

/// <summary>A file of the repository.</summary>
/// <param name="Path">From the repository root, with forward slashes.</param>
internal sealed record SourceFile(string Path, string Text)
{
    public string[] Lines { get; } = Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    public override string ToString() => Path;
}
