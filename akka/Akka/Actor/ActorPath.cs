namespace Akka.Actor;

/// <summary>The place of an actor in the tree. Equality ignores the incarnation (<see cref="Uid"/>).</summary>
public abstract class ActorPath : IEquatable<ActorPath>, IComparable<ActorPath>
{
    internal const long UndefinedUid = 0;

    private const string ValidSymbols = "\"-_.*$+:@&=,!~';()";

    private string _text;

    protected ActorPath(Address address, string name)
    {
        Address = address;
        Name = name;
        Root = this;
        Parent = this;
    }

    protected ActorPath(ActorPath parentPath, string name, long uid)
    {
        Address = parentPath.Address;
        Name = name;
        Uid = uid;
        Depth = parentPath.Depth + 1;
        Root = parentPath.Root;
        Parent = parentPath;
    }

    public string Name { get; }

    public Address Address { get; }

    /// <summary>Tells incarnations of one path apart; 0 where that does not matter.</summary>
    public long Uid { get; }

    public int Depth { get; }

    public ActorPath Root { get; }

    public ActorPath Parent { get; }

    public IReadOnlyList<string> Elements
    {
        get
        {
            var elements = new string[Depth];
            var path = this;
            for (var i = Depth - 1; i >= 0; i--, path = path.Parent)
                elements[i] = path.Name;
            return elements;
        }
    }

    public static bool operator ==(ActorPath left, ActorPath right) => Equals(left, right);

    public static bool operator !=(ActorPath left, ActorPath right) => !Equals(left, right);

    public static ActorPath operator /(ActorPath path, string name) => path.Child(name);

    public static ActorPath operator /(ActorPath path, IEnumerable<string> name) =>
        name.Where(element => element.Length > 0).Aggregate(path, (parent, element) => parent.Child(element));

    public static bool IsValidPathElement(string s)
    {
        if (string.IsNullOrEmpty(s) || s[0] == '$')
            return false;
        for (var i = 0; i < s.Length; i++)
        {
            if (char.IsAsciiLetterOrDigit(s[i]) || ValidSymbols.Contains(s[i], StringComparison.Ordinal))
                continue;
            var escape = s[i] == '%' && i + 2 < s.Length && char.IsAsciiHexDigit(s[i + 1]) && char.IsAsciiHexDigit(s[i + 2]);
            if (!escape)
                return false;
            i += 2;
        }

        return true;
    }

    public ActorPath Child(string childName) => new ChildActorPath(this, childName, UndefinedUid);

    public string ToStringWithoutAddress() =>
        Depth == 0 ? "/" : string.Create(TextLength(), this, static (span, path) => path.WriteElements(span));

    public string ToStringWithAddress() => _text ??= Address + ToStringWithoutAddress();

    public string ToStringWithUid() => Uid == UndefinedUid ? ToStringWithAddress() : $"{ToStringWithAddress()}#{Uid}";

    public override string ToString() => ToStringWithAddress();

    public bool Equals(ActorPath other)
    {
        var mine = this;
        while (!ReferenceEquals(mine, other))
        {
            if (other is null || mine.Depth != other.Depth || mine.Name != other.Name)
                return false;
            if (mine.Depth == 0)
                return mine.Address.Equals(other.Address);
            (mine, other) = (mine.Parent, other.Parent);
        }

        return true;
    }

    public override bool Equals(object obj) => Equals(obj as ActorPath);

    public override int GetHashCode() => Depth == 0 ? Address.GetHashCode() : HashCode.Combine(Parent.GetHashCode(), Name);

    public int CompareTo(ActorPath other) => string.CompareOrdinal(ToString(), other?.ToString());

    private int TextLength()
    {
        var length = 0;
        for (var path = this; path.Depth > 0; path = path.Parent)
            length += path.Name.Length + 1;
        return length;
    }

    private void WriteElements(Span<char> span)
    {
        for (var path = this; path.Depth > 0; path = path.Parent)
        {
            var start = span.Length - path.Name.Length;
            path.Name.CopyTo(span[start..]);
            span[start - 1] = '/';
            span = span[..(start - 1)];
        }
    }
}
