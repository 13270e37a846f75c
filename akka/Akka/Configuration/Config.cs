using System.Globalization;

namespace Akka.Configuration;

/// <summary>Configuration by dotted paths. Immutable.</summary>
public class Config
{
    public static readonly Config Empty = new();

    private readonly HoconNode _root;

    public Config()
        : this(HoconNode.OfObject())
    {
    }

    internal Config(HoconNode root)
    {
        _root = root;
    }

    public virtual bool IsEmpty => _root.Members is null or { Count: 0 };

    public static implicit operator Config(string str) => ConfigurationFactory.ParseString(str);

    /// <summary>This configuration, and the other where this one has nothing.</summary>
    public virtual Config WithFallback(Config fallback) => fallback is null || fallback.IsEmpty ? this : new Config(_root.Over(fallback._root));

    public virtual bool HasPath(string path) => _root.Find(path) is not null;

    public virtual Config GetConfig(string path) => _root.Find(path) is { Members: not null } node ? new Config(node) : null;

    public virtual string GetString(string path, string @default = null) => _root.Find(path)?.Text ?? @default;

    public virtual bool GetBoolean(string path, bool @default = false) => GetString(path) switch
    {
        null => @default,
        "on" or "true" or "yes" => true,
        "off" or "false" or "no" => false,
        var other => throw new ConfigurationException($"{path} is '{other}'; on, off, true or false was expected."),
    };

    public virtual int GetInt(string path, int @default = 0) => Parse(path, @default, int.Parse);

    public virtual long GetLong(string path, long @default = 0) => Parse(path, @default, long.Parse);

    public virtual double GetDouble(string path, double @default = 0) => Parse(path, @default, double.Parse);

    public virtual IList<string> GetStringList(string path) => _root.Find(path) switch
    {
        { Items: { } items } => [.. items.Select(item => item.Text)],
        { Text: { Length: > 0 } single } => [single],
        _ => [],
    };

    /// <summary>A number with a unit (ms, s, m, h, d), or milliseconds without one; "infinite" if that is allowed.</summary>
    public virtual TimeSpan GetTimeSpan(string path, TimeSpan? @default = null, bool allowInfinite = true)
    {
        var text = GetString(path);
        if (text is null)
            return @default ?? TimeSpan.Zero;
        return HoconDuration.TryParse(text, allowInfinite, out var span)
            ? span
            : throw new ConfigurationException($"{path} is '{text}'; a duration such as 500ms, 10s or 5m was expected.");
    }

    public override string ToString() => IsEmpty ? "" : _root.ToString();

    private T Parse<T>(string path, T @default, Func<string, IFormatProvider, T> parse)
    {
        var text = GetString(path);
        try
        {
            return text is null ? @default : parse(text, CultureInfo.InvariantCulture);
        }
        catch (FormatException failure)
        {
            throw new ConfigurationException($"{path} is '{text}'; a number was expected.", failure);
        }
    }
}
