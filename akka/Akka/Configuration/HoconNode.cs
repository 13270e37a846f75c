namespace Akka.Configuration;

/// <summary>A value of the configuration tree: a text, a list, or an object.</summary>
internal sealed class HoconNode
{
    private HoconNode(string text, List<HoconNode> items, Dictionary<string, HoconNode> members)
    {
        Text = text;
        Items = items;
        Members = members;
    }

    internal string Text { get; }

    internal List<HoconNode> Items { get; }

    internal Dictionary<string, HoconNode> Members { get; }

    internal static HoconNode OfText(string text) => new(text, null, null);

    internal static HoconNode OfList(List<HoconNode> items) => new(null, items, null);

    internal static HoconNode OfObject() => new(null, null, new Dictionary<string, HoconNode>(StringComparer.Ordinal));

    internal HoconNode Find(string path)
    {
        var node = this;
        foreach (var key in HoconPath.Split(path))
            if (node.Members is null || !node.Members.TryGetValue(key, out node))
                return null;
        return node;
    }

    /// <summary>Sets a member; two objects of one name are merged, anything else is replaced.</summary>
    internal void Set(IReadOnlyList<string> keys, HoconNode value)
    {
        var node = this;
        foreach (var key in keys.Take(keys.Count - 1))
        {
            if (!node.Members.TryGetValue(key, out var next) || next.Members is null)
                node.Members[key] = next = OfObject();
            node = next;
        }

        var last = keys[^1];
        node.Members[last] = node.Members.TryGetValue(last, out var old) ? value.Over(old) : value;
    }

    /// <summary>This, with what it lacks from the other.</summary>
    internal HoconNode Over(HoconNode other)
    {
        if (Members is null || other?.Members is null)
            return this;
        var merged = OfObject();
        foreach (var (key, value) in other.Members)
            merged.Members[key] = value;
        foreach (var (key, value) in Members)
            merged.Members[key] = merged.Members.TryGetValue(key, out var below) ? value.Over(below) : value;
        return merged;
    }

    public override string ToString() => this switch
    {
        { Text: { } text } => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? text : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
        { Items: { } items } => $"[{string.Join(", ", items)}]",
        _ => $"{{ {string.Join(", ", Members.Select(member => $"\"{member.Key}\" : {member.Value}"))} }}",
    };
}
