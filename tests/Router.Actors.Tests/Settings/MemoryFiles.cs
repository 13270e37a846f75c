using System.Diagnostics.CodeAnalysis;
using LlmRouter.Settings;

namespace LlmRouter.Tests.Settings;

/// <summary>Configuration files in memory.</summary>
internal sealed class MemoryFiles : Dictionary<string, string>, ISettingsFiles
{
    private readonly Dictionary<string, int> _writes = [];

    /// <summary>Writes as a user does: with a new stamp, whether or not the text is another.</summary>
    public void Write(string path, string text)
    {
        this[path] = text;
        _writes[path] = _writes.GetValueOrDefault(path) + 1;
    }

    /// <summary>Reading breaks as no file can: a fault of the router's own.</summary>
    public bool Fails { get; set; }

    public bool TryRead(string path, int maxBytes, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out string? problem)
    {
        if (Fails) throw new InvalidOperationException("broken");
        var found = TryGetValue(path, out text);
        problem = found ? null : "there is no such file";
        return found;
    }

    public FileStamp? Stamp(string path) =>
        TryGetValue(path, out var text) ? new FileStamp(text.Length, DateTimeOffset.UnixEpoch.AddSeconds(_writes.GetValueOrDefault(path))) : null;
}
