using LlmRouter.Settings.Hocon;

namespace LlmRouter.Settings;

/// <summary>Collects mistakes: each once, at most <see cref="HoconLimits.Mistakes"/>, in the order of their places.</summary>
internal sealed class SettingsMistakes
{
    private readonly List<string> _files = [];
    private readonly HashSet<SettingsMistake> _found = [];

    /// <summary>True once something could not be read: then what is absent may only seem so.</summary>
    public bool IsIncomplete { get; private set; }

    public int Count => _found.Count;

    public bool IsFull => _found.Count >= HoconLimits.Mistakes;

    /// <summary>A mistake in the text itself: part of the tree is missing from here on.</summary>
    public void AddUnreadable(HoconOrigin origin, string message, string hint = "", string keyPath = "")
    {
        IsIncomplete = true;
        Add(origin, keyPath, message, hint);
    }

    /// <summary>Something that should be there and is not. Left out when it may have been lost to another mistake.</summary>
    public void AddAbsent(HoconOrigin origin, string keyPath, string message, string hint = "")
    {
        if (!IsIncomplete)
        {
            Add(origin, keyPath, message, hint);
        }
    }

    public void Add(HoconOrigin origin, string keyPath, string message, string hint = "")
    {
        if (IsFull)
        {
            return;
        }

        if (!_files.Contains(origin.File))
        {
            _files.Add(origin.File);
        }

        _found.Add(new SettingsMistake(origin.File, origin.Line, origin.Column, keyPath, message, hint));
    }

    /// <summary>Files in the order in which they first failed, then by line and column; equal places keep the order of finding.</summary>
    public IReadOnlyList<SettingsMistake> InOrder() =>
        [.. _found.OrderBy(m => m.Line == 0 && m.KeyPath.Length > 0).ThenBy(m => _files.IndexOf(m.File)).ThenBy(m => m.Line).ThenBy(m => m.Column)];
}
