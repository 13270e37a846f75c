using System.Diagnostics.CodeAnalysis;
using LlmRouter.Settings;

namespace LlmRouter.Conformance.Reload;

/// <summary>One configuration file in memory, written while the router reads it.</summary>
internal sealed class WrittenFiles(string text) : ISettingsFiles
{
    public const string Path = "router.conf";

    private volatile string _text = text;

    public string Text
    {
        get => _text;
        set => _text = value;
    }

    public bool TryRead(string path, int maxBytes, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out string? problem)
    {
        text = path == Path ? _text : null;
        problem = text is null ? "there is no such file" : null;
        return text is not null;
    }

    public FileStamp? Stamp(string path) => path == Path ? new FileStamp(_text.Length, DateTimeOffset.UnixEpoch) : null;
}
