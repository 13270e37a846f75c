using System.Text.Json;

namespace LlmRouter.Json;

/// <summary>The members of one JSON object as raw slices, for requests: a request is read once, not per chunk.</summary>
internal sealed class JsonFields
{
    private readonly List<(ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Value)> _members = [];

    /// <summary>Name (escaped text) and raw value, in order.</summary>
    public IReadOnlyList<(ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Value)> Members => _members;

    /// <summary>Reads an object.</summary>
    /// <exception cref="JsonException">The text is no JSON object.</exception>
    public static JsonFields Read(ReadOnlyMemory<byte> json)
    {
        var reader = JsonNames.Reader(json.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException("Not a JSON object.");
        var fields = new JsonFields();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.Escaped(json);
            reader.Read();
            fields._members.Add((name, reader.RawValue(json)));
        }

        return fields;
    }

    /// <summary>The members of a value; none when it is no object.</summary>
    public static JsonFields Of(ReadOnlyMemory<byte> value) => JsonValue.IsObject(value) ? Read(value) : new JsonFields();

    /// <summary>Reads raw members as a delta carries them: <c>"a":1,"b":2</c>.</summary>
    public static JsonFields OfMembers(ReadOnlyMemory<byte> members) => Read((byte[])[(byte)'{', .. members.Span, (byte)'}']);

    /// <summary>The raw value of a member; empty when it is missing or null. A name given twice counts as its last.</summary>
    public ReadOnlyMemory<byte> this[ReadOnlySpan<byte> name]
    {
        get
        {
            for (var i = _members.Count - 1; i >= 0; i--)
            {
                if (_members[i].Name.Span.SequenceEqual(name)) return JsonValue.IsNull(_members[i].Value) ? default : _members[i].Value;
            }

            return default;
        }
    }

    /// <summary>The escaped contents of a string member; empty when it is no string.</summary>
    public ReadOnlyMemory<byte> Text(ReadOnlySpan<byte> name) => JsonValue.Text(this[name]);
}
