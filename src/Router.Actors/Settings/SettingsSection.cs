using LlmRouter.Settings.Hocon;

namespace LlmRouter.Settings;

/// <summary>
/// The keys of one object. Remembers which keys were asked for, so that every other one can be reported as unknown.
/// <see cref="SettingsValues"/> reads them by type and range.
/// </summary>
internal sealed class SettingsSection(HoconObject values, string path, SettingsMistakes mistakes, SettingsSection? fallback = null)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public string Path => path;

    public HoconOrigin Origin => values.Origin;

    public HoconObject Values => values;

    /// <summary>Something else stands where this object should be: then its keys are not missing one by one.</summary>
    private bool IsBroken { get; init; }

    public SettingsMistakes Mistakes => mistakes;

    /// <summary>Another object's keys, with these behind them for what it does not have.</summary>
    public SettingsSection Over(HoconObject own, string ownPath) => new(own, ownPath, mistakes, this) { IsBroken = IsBroken };

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

    /// <summary>An object below, with the fallback's behind it member by member.</summary>
    public SettingsSection LayeredChild(string key)
    {
        var own = OwnChild(key);
        return fallback is null ? own : fallback.LayeredChild(key).Over(own.Values, own.Path);
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
    public void ReportAbsent(string key, string message, string hint = "")
    {
        if (!IsBroken)
        {
            mistakes.AddAbsent(Origin, HoconPath.Join(path, key), message, hint);
        }
    }

    /// <summary>A mistake about a value that names something which is not there.</summary>
    public void ReportDangling(string key, HoconScalar value, string message, string hint) =>
        mistakes.AddAbsent(value.Origin, PathOf(key), message, hint);

    // What stands in the fallback is wrong there, once, and not in everything that falls back on it.
    private string PathOf(string key) =>
        !Has(key) && fallback?.Lookup(key) is not null ? fallback.PathOf(key) : HoconPath.Join(path, key);

    private HoconValue? Lookup(string key) => values.Find(key)?.Value ?? fallback?.Lookup(key);

    /// <summary>Any value, own or fallback's; the key counts as known from now on.</summary>
    public HoconValue? Find(string key)
    {
        _asked.Add(key);
        return Lookup(key);
    }

    private SettingsSection Below(string key, HoconValue? value)
    {
        if (value is not (null or HoconObject))
        {
            Report(key, value, $"must be an object, is {value.Kind}", $"write {key} {{ … }}");
        }

        _asked.Add(key);
        return new SettingsSection(value as HoconObject ?? new HoconObject([], Origin), PathOf(key), mistakes)
        {
            IsBroken = value is not (null or HoconObject),
        };
    }

    /// <summary>The scalar; null after a mistake, absence being one.</summary>
    public HoconScalar? Required(string key, string what)
    {
        if (!Has(key) && fallback?.Lookup(key) is HoconNull)
        {
            // Wrong there, once, and not in everything that falls back on it.
            _asked.Add(key);
            return fallback.Required(key, what);
        }

        if (Find(key) is null or HoconNull)
        {
            ReportAbsent(key, "this key needs a value", $"set it to {what}");
        }

        return Scalar(key, what);
    }

    /// <summary>The scalar; null when absent, and after a mistake if something else stands there.</summary>
    public HoconScalar? Scalar(string key, string what)
    {
        var value = Find(key);
        if (value is HoconObject or HoconList)
        {
            Report(key, value, $"must be {what}, is {value.Kind}");
        }

        return value as HoconScalar;
    }
}
