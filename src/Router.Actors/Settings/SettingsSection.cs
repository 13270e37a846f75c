using System.Globalization;
using LlmRouter.Settings.Hocon;

namespace LlmRouter.Settings;

/// <summary>
/// Reads the keys of one object by type and range, and remembers which keys were asked for, so that every other one can be
/// reported as unknown. After a mistake it returns something harmless: the outcome has no settings then.
/// </summary>
internal sealed class SettingsSection(HoconObject values, string path, SettingsMistakes mistakes, SettingsSection? fallback = null)
{
    /// <summary>The longest wait that .NET's timers take, rounded down to days.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(24);

    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public string Path => path;

    public HoconOrigin Origin => values.Origin;

    public HoconObject Values => values;

    public SettingsMistakes Mistakes => mistakes;

    /// <summary>Another object's keys, with these behind them for what it does not have.</summary>
    public SettingsSection Over(HoconObject own, string ownPath) => new(own, ownPath, mistakes, this);

    /// <summary>The members as they are, for sections whose keys are names. They do not count as unknown.</summary>
    public IReadOnlyList<HoconMember> Rows()
    {
        _asked.UnionWith(values.Members.Select(m => m.Key));
        return values.Members;
    }

    /// <summary>Whether this object itself has the key; <c>key = null</c> counts.</summary>
    public bool Has(string key) => values.Find(key) is not null;

    /// <summary>An object below; empty if it is absent.</summary>
    public SettingsSection Child(string key) => Below(key, Find(key));

    /// <summary>As <see cref="Child"/>, but never the fallback's.</summary>
    public SettingsSection OwnChild(string key) => Below(key, Has(key) ? Find(key) : null);

    /// <summary>A text; null when absent.</summary>
    public string? OptionalText(string key) => Scalar(key, "a text")?.Text;

    public string Text(string key) => Required(key, "a text")?.Text ?? "";

    /// <summary>A text of the environment's or the file's, with its place for a mistake.</summary>
    public HoconScalar? OptionalScalar(string key) => Scalar(key, "a text");

    public bool Flag(string key) => Required(key, "on or off") is { } scalar && ReadFlag(key, scalar);

    /// <summary>On or off; off when absent.</summary>
    public bool OptionalFlag(string key) => Scalar(key, "on or off") is { } scalar && ReadFlag(key, scalar);

    public int Number(string key, int min, int max)
    {
        if (Required(key, "a number") is not { } scalar)
        {
            return min;
        }

        if (!int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            Report(key, scalar, $"{scalar.Shown} is not a whole number", $"write a number from {min} to {max}");
        }
        else if (number < min || number > max)
        {
            Report(key, scalar, $"must be from {min} to {max}, is {scalar.Shown}");
        }

        return number;
    }

    /// <summary>Bytes.</summary>
    public long Size(string key, long min, long max)
    {
        if (Required(key, "a size") is not { } scalar)
        {
            return min;
        }

        if (!HoconUnits.TrySize(scalar.Text, out var bytes))
        {
            Report(key, scalar, $"{scalar.Shown} is not a size", "write 64 KiB, 16 MiB or 100 MB");
        }
        else if (bytes < min || bytes > max)
        {
            Report(key, scalar, $"must be from {min} to {max} bytes, is {scalar.Shown}");
        }

        return bytes;
    }

    public TimeSpan Duration(string key, DurationRule rule) =>
        Required(key, "a duration") is { } scalar ? ReadDuration(key, scalar, rule) : TimeSpan.Zero;

    /// <summary>A duration; null when absent.</summary>
    public TimeSpan? OptionalDuration(string key, DurationRule rule) =>
        Scalar(key, "a duration") is { } scalar ? ReadDuration(key, scalar, rule) : null;

    /// <summary>One of a few words; the words are matched without regard to case.</summary>
    public T Word<T>(string key, IReadOnlyDictionary<string, T> words)
    {
        if (Required(key, "a word") is { } scalar)
        {
            foreach (var (word, meaning) in words)
            {
                if (word.Equals(scalar.Text, StringComparison.OrdinalIgnoreCase))
                {
                    return meaning;
                }
            }

            Report(key, scalar, $"{scalar.Shown} is none of {string.Join(", ", words.Keys)}", scalar.Variable is null && Spelling.Nearest(scalar.Text, words.Keys) is { } near ? $"did you mean \"{near}\"?" : "");
        }

        return words.Values.First();
    }

    /// <summary>The texts of a list with their places; empty when absent. <paramref name="what"/> names an element in a mistake.</summary>
    public IReadOnlyList<HoconScalar> Texts(string key, string what)
    {
        var value = Find(key);
        if (value is null or HoconNull)
        {
            return [];
        }

        if (value is not HoconList list)
        {
            Report(key, value, $"must be a list, is {value.Kind}", $"write {key} = [{what}, {what}]");
            return [];
        }

        foreach (var wrong in list.Elements.Where(e => e is not HoconScalar))
        {
            Report(key, wrong, $"each element must be a text, this is {wrong.Kind}");
        }

        return [.. list.Elements.OfType<HoconScalar>()];
    }

    /// <summary>Reports every key that nothing asked for. Call it last.</summary>
    public void RejectUnknown()
    {
        foreach (var member in values.Members.Where(m => !_asked.Contains(m.Key)))
        {
            mistakes.Add(member.KeyOrigin, PathOf(member.Key), "there is no such key", Spelling.Hint(member.Key, _asked));
        }
    }

    /// <summary>A mistake about the value of a key.</summary>
    public void Report(string key, HoconValue value, string message, string hint = "")
    {
        // A default taken from the environment stands in reference.conf, where nobody can mend it.
        var isTheirs = value is HoconScalar { Variable: not null } && value.Origin.File == SettingsReference.FileName;
        mistakes.Add(isTheirs ? HoconOrigin.Environment : value.Origin, PathOf(key), message, hint);
    }

    /// <summary>A mistake about a key that is not there.</summary>
    public void ReportAbsent(string key, string message, string hint = "") => mistakes.AddAbsent(Origin, HoconPath.Join(path, key), message, hint);

    /// <summary>A mistake about a value that names something which is not there.</summary>
    public void ReportDangling(string key, HoconScalar value, string message, string hint) =>
        mistakes.AddAbsent(value.Origin, PathOf(key), message, hint);

    // What stands in the fallback is wrong there, once, and not in everything that falls back on it.
    private string PathOf(string key) =>
        !Has(key) && fallback is not null && fallback.Has(key) ? fallback.PathOf(key) : HoconPath.Join(path, key);

    private HoconValue? Find(string key)
    {
        _asked.Add(key);
        return values.Find(key)?.Value ?? fallback?.Values.Find(key)?.Value;
    }

    private SettingsSection Below(string key, HoconValue? value)
    {
        if (value is not (null or HoconObject or HoconNull))
        {
            Report(key, value, $"must be an object, is {value.Kind}", $"write {key} {{ … }}");
        }

        _asked.Add(key);
        return new SettingsSection(value as HoconObject ?? new HoconObject([], Origin), PathOf(key), mistakes);
    }

    private HoconScalar? Required(string key, string what)
    {
        if (Find(key) is null or HoconNull)
        {
            ReportAbsent(key, "this key needs a value", $"set it to {what}");
        }

        return Scalar(key, what);
    }

    private HoconScalar? Scalar(string key, string what)
    {
        var value = Find(key);
        if (value is HoconObject or HoconList)
        {
            Report(key, value, $"must be {what}, is {value.Kind}");
        }

        return value as HoconScalar;
    }

    private bool ReadFlag(string key, HoconScalar scalar)
    {
        if (!HoconUnits.TryFlag(scalar.Text, out var flag))
        {
            Report(key, scalar, $"{scalar.Shown} is neither on nor off", "write on or off");
        }

        return flag;
    }

    private TimeSpan ReadDuration(string key, HoconScalar scalar, DurationRule rule)
    {
        var mayBeOff = rule == DurationRule.PositiveOrOff;
        if (!HoconUnits.TryDuration(scalar.Text, out var duration))
        {
            Report(key, scalar, $"{scalar.Shown} is not a duration", "write 10s, 500 ms or 2 minutes" + (mayBeOff ? ", or off" : ""));
        }
        else if (duration == Timeout.InfiniteTimeSpan)
        {
            ReportUnless(mayBeOff, key, scalar, "this cannot be switched off");
        }
        else if (rule == DurationRule.ZeroOrMore)
        {
            ReportUnless(duration >= TimeSpan.Zero, key, scalar, $"must not be negative, is {scalar.Shown}");
        }
        else
        {
            ReportUnless(duration > TimeSpan.Zero, key, scalar, $"must be more than zero, is {scalar.Shown}", mayBeOff ? "write off to wait for ever" : "");
        }

        ReportUnless(duration <= LongestWait, key, scalar, $"must be at most 24 days, is {scalar.Shown}", mayBeOff ? "write off to wait for ever" : "");
        return duration;
    }

    private void ReportUnless(bool isRight, string key, HoconScalar scalar, string message, string hint = "")
    {
        if (!isRight)
        {
            Report(key, scalar, message, hint);
        }
    }
}
