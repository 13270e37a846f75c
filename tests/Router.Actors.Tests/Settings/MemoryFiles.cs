using System.Diagnostics.CodeAnalysis;
using LlmRouter.Settings;

namespace LlmRouter.Tests.Settings;

/// <summary>Configuration files in memory.</summary>
internal sealed class MemoryFiles : Dictionary<string, string>, ISettingsFiles
{
    public bool TryRead(string path, int maxBytes, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out string? problem)
    {
        var found = TryGetValue(path, out text);
        problem = found ? null : "there is no such file";
        return found;
    }
}
