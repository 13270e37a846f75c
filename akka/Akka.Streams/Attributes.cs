namespace Akka.Streams;

/// <summary>What a blueprint says about itself besides its ports: names, buffer sizes. Later entries are more specific.</summary>
public sealed class Attributes
{
    /// <summary>Nothing said.</summary>
    public static readonly Attributes None = new();

    private readonly IAttribute[] _attributes;

    public Attributes(params IAttribute[] attributes) => _attributes = attributes;

    /// <summary>Every entry, the least specific first.</summary>
    public IEnumerable<IAttribute> AttributeList => _attributes;

    /// <summary>The marker of every attribute.</summary>
    public interface IAttribute;

    /// <summary>The marker of an attribute that every materializer has a default for.</summary>
    public interface IMandatoryAttribute : IAttribute;

    /// <summary>An attribute that names a graph.</summary>
    public static Attributes CreateName(string name) =>
        string.IsNullOrEmpty(name) ? None : new Attributes(new Name(name));

    /// <summary>An attribute that sizes the buffer at an asynchronous input.</summary>
    public static Attributes CreateInputBuffer(int initial, int max) => new(new InputBuffer(initial, max));

    /// <summary>These and, more specific, <paramref name="other"/>.</summary>
    public Attributes And(Attributes other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other._attributes.Length == 0)
            return this;
        return _attributes.Length == 0 ? other : new Attributes([.. _attributes, .. other._attributes]);
    }

    /// <summary>These and, more specific, <paramref name="other"/>.</summary>
    public Attributes And(IAttribute other) => new([.. _attributes, other]);

    /// <summary>Whether an equal attribute is among these.</summary>
    public bool Contains<TAttr>(TAttr attribute) where TAttr : IAttribute => Array.IndexOf(_attributes, attribute) >= 0;

    /// <summary>The most specific attribute of a type.</summary>
    public TAttr GetAttribute<TAttr>(TAttr defaultIfNotFound) where TAttr : class, IAttribute
    {
        for (var i = _attributes.Length - 1; i >= 0; i--)
            if (_attributes[i] is TAttr found)
                return found;
        return defaultIfNotFound;
    }

    /// <summary>What a graph is called.</summary>
    public sealed class Name : IAttribute, IEquatable<Name>
    {
        public readonly string Value;

        public Name(string value) => Value = value;

        public bool Equals(Name? other) => other is not null && other.Value == Value;

        public override bool Equals(object? obj) => Equals(obj as Name);

        public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

        public override string ToString() => $"Name({Value})";
    }

    /// <summary>How many elements an asynchronous input fetches ahead.</summary>
    public sealed class InputBuffer : IMandatoryAttribute, IEquatable<InputBuffer>
    {
        public readonly int Initial;

        public readonly int Max;

        public InputBuffer(int initial, int max) => (Initial, Max) = (initial, max);

        public bool Equals(InputBuffer? other) => other is not null && other.Initial == Initial && other.Max == Max;

        public override bool Equals(object? obj) => Equals(obj as InputBuffer);

        public override int GetHashCode() => HashCode.Combine(Initial, Max);

        public override string ToString() => $"InputBuffer(initial={Initial}, max={Max})";
    }
}
