using LlmRouter.Json;

namespace LlmRouter.Dialects.Requests;

/// <summary>Refuses members of the wrong type before they are written anew: a provider would refuse them in words that are not the client's, or a reader overlook them.</summary>
internal static class MemberCheck
{
    private static readonly (MemberShape Shape, string Words)[] Names =
    [
        (MemberShape.Text, "a string"), (MemberShape.Number, "a number"), (MemberShape.Integer, "an integer"), (MemberShape.Switch, "true or false"),
        (MemberShape.Array, "an array"), (MemberShape.Texts, "an array of strings"), (MemberShape.Object, "an object"),
    ];

    /// <summary>Every one of these that is there and not null has this shape.</summary>
    /// <param name="fields">The object that holds them.</param>
    /// <param name="owner">Where it stands, with a dot behind: <c>messages[0].</c>; empty for the body.</param>
    /// <param name="shape">What they may be.</param>
    /// <param name="names">Their names.</param>
    /// <exception cref="Contracts.RouterException">One of them is something else.</exception>
    public static void Require(this JsonFields fields, string owner, MemberShape shape, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var value = fields[EscapedText.Escape(name)];
            if (value.IsEmpty || Has(value, shape)) continue;
            var words = string.Join(" or ", Names.Where(each => shape.HasFlag(each.Shape)).Select(each => each.Words));
            throw InvalidRequest.At(owner + name, $"'{owner}{name}' must be {words}.");
        }
    }

    private static bool Has(ReadOnlyMemory<byte> value, MemberShape shape) => value.Span[0] switch
    {
        (byte)'"' => shape.HasFlag(MemberShape.Text),
        (byte)'{' => shape.HasFlag(MemberShape.Object),
        (byte)'[' => shape.HasFlag(MemberShape.Array) || (shape.HasFlag(MemberShape.Texts) && JsonValue.Elements(value).TrueForAll(JsonValue.IsString)),
        (byte)'t' or (byte)'f' => shape.HasFlag(MemberShape.Switch),
        _ => shape.HasFlag(MemberShape.Number) || (shape.HasFlag(MemberShape.Integer) && IsWhole(value)),
    };

    // Some clients write 5.0.
    private static bool IsWhole(ReadOnlyMemory<byte> number)
    {
        var reader = JsonNames.Reader(number.Span);
        reader.Read();
        return reader.TryGetInt64(out _) || (reader.TryGetDouble(out var value) && double.IsInteger(value));
    }
}
