using System.Diagnostics.CodeAnalysis;

namespace LlmRouter.Settings;

/// <summary>Notes which files were asked for, and how each was just before it was read: one that changes meanwhile has another stamp afterwards.</summary>
internal sealed class StampedFiles(ISettingsFiles files) : ISettingsFiles
{
    /// <summary>Every file that was asked for, there or not.</summary>
    public Dictionary<string, FileStamp?> Stamps { get; } = new(StringComparer.Ordinal);

    public bool TryRead(string path, int maxBytes, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out string? problem)
    {
        Stamps.TryAdd(path, files.Stamp(path));
        return files.TryRead(path, maxBytes, out text, out problem);
    }

    public FileStamp? Stamp(string path) => files.Stamp(path);
}
