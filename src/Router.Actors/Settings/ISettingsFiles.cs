using System.Diagnostics.CodeAnalysis;

namespace LlmRouter.Settings;

/// <summary>Reads configuration files. Pure code asks this instead of the disk.</summary>
public interface ISettingsFiles
{
    /// <summary>Reads a whole file as UTF-8.</summary>
    /// <param name="path">The file, relative to the working directory or absolute.</param>
    /// <param name="maxBytes">Files larger than this are refused.</param>
    /// <param name="text">The text when it could be read.</param>
    /// <param name="problem">Why it could not be read, for example <c>there is no such file</c>.</param>
    bool TryRead(string path, int maxBytes, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out string? problem);

    /// <summary>How a file is now, without reading it; null when there is none, or none that may be looked at. Links are followed.</summary>
    FileStamp? Stamp(string path);
}
