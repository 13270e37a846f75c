namespace LlmRouter.Settings.Hocon;

/// <summary>Reads a file with everything it includes into one unresolved tree.</summary>
internal sealed class HoconFiles(ISettingsFiles files, SettingsMistakes mistakes)
{
    private readonly List<string> _read = [];
    private readonly List<string> _open = [];

    /// <summary>Every file that was read, in order, each once.</summary>
    public IReadOnlyList<string> Read => _read;

    /// <summary>A text that needs no file, such as the embedded reference.</summary>
    public static ObjectExpression Parse(string name, string text, SettingsMistakes mistakes)
    {
        var root = HoconParser.Parse(name, text, [], mistakes);
        new HoconDuplicates(mistakes).Check(root);
        return root;
    }

    /// <summary>The file, or an empty object after a mistake.</summary>
    public ObjectExpression Load(string path) => Load(path, [], new HoconOrigin(path, 0, 0));

    private ObjectExpression Load(string path, IReadOnlyList<string> scope, HoconOrigin reason)
    {
        var identity = Identity(path);
        var (message, hint) = Refusal(path, identity);
        if (message.Length > 0)
        {
            mistakes.AddUnreadable(reason, message, hint);
            return new ObjectExpression([], reason);
        }

        if (!files.TryRead(path, HoconLimits.FileBytes, out var text, out var problem))
        {
            var isIncluded = reason.Line > 0;
            mistakes.AddUnreadable(
                reason,
                isIncluded ? $"cannot include {path}: {problem}" : problem,
                isIncluded ? "a path is relative to the file that names it" : "");
            return new ObjectExpression([], reason);
        }

        _read.Add(path);
        _open.Add(identity);
        var root = HoconParser.Parse(path, text, scope, mistakes);
        new HoconDuplicates(mistakes).Check(root);
        var expanded = Expand(root, path, scope);
        _open.Remove(identity);
        return expanded;
    }

    // Pure arithmetic on names, so that a/../b.conf and b.conf are one file; the base only makes relative names comparable.
    private static string Identity(string path) =>
        path.Contains('\0', StringComparison.Ordinal) ? "" : Path.GetFullPath(path, OperatingSystem.IsWindows() ? "C:\\" : "/");

    private (string Message, string Hint) Refusal(string path, string identity)
    {
        if (identity.Length == 0)
        {
            return ("a file name cannot hold U+0000", "");
        }

        if (_open.Contains(identity))
        {
            return ($"{path} includes itself", "remove one include: " + string.Join(" → ", [.. _open.Select(Path.GetFileName), Path.GetFileName(identity)]));
        }

        if (_open.Count >= HoconLimits.IncludeDepth)
        {
            return ($"more than {HoconLimits.IncludeDepth} files inside each other", "");
        }

        return _read.Count >= HoconLimits.Files ? ($"more than {HoconLimits.Files} files", "") : ("", "");
    }

    /// <summary>The object with each include replaced by the included fields, at any depth outside lists.</summary>
    private ObjectExpression Expand(ObjectExpression node, string path, IReadOnlyList<string> scope)
    {
        List<HoconEntry> entries = [];
        foreach (var entry in node.Entries)
        {
            switch (entry)
            {
                case HoconInclude include:
                    entries.AddRange(Load(Beside(path, include.File), scope, include.Origin).Entries);
                    break;
                case HoconField { Value: ObjectExpression inner } field:
                    entries.Add(field with { Value = Expand(inner, path, [.. scope, field.Key]) });
                    break;
                default:
                    entries.Add(entry);
                    break;
            }
        }

        return node with { Entries = entries };
    }

    private static string Beside(string including, string name) => Path.Combine(Path.GetDirectoryName(including) ?? "", name);
}
