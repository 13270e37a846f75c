using System.Text;

namespace LlmRouter.Conformance.Fuzz;

/// <summary>One change of a body. Positions and lengths are taken modulo what there is, so every value means something.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="At">Where: the byte, or the line.</param>
/// <param name="Length">How much of it.</param>
/// <param name="To">Where to, or which of several.</param>
public sealed record Mutation(MutationKind Kind, int At, int Length, int To)
{
    private static readonly byte[][] Lines =
    [
        ": comment\n"u8.ToArray(), ":\n"u8.ToArray(), "data:\n\n"u8.ToArray(), "data: {}\n\n"u8.ToArray(), "event: ping\n"u8.ToArray(), "id: 1\n"u8.ToArray(),
        "retry: 10\n"u8.ToArray(), "\n\n"u8.ToArray(), "data: [DONE]\n\n"u8.ToArray(), "event: error\ndata: {\"error\":{\"message\":\"boom\"}}\n\n"u8.ToArray(),
        "{\"error\":\"boom\"}\n"u8.ToArray(), "<html>\n"u8.ToArray(), "data: {\"error\":{\"message\":\"boom\"}}\n\n"u8.ToArray(),
    ];

    private static readonly byte[][] InvalidUtf8 =
        [[0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xEF, 0xBB, 0xBF], [0xE2, 0x80, 0xA8]];

    private static readonly byte[] Meaningful = [.. "\"\\{}[]:,0-nu \r\n\t:d"u8, 0, 0x7F, 0xC3, 0xFF];

    /// <summary>Makes the change.</summary>
    /// <param name="body">The body so far.</param>
    /// <param name="other">Another recording, for splices.</param>
    public byte[] Apply(byte[] body, byte[] other) => Kind switch
    {
        MutationKind.CutOff => body[..(At % (body.Length + 1))],
        MutationKind.DropLines or MutationKind.RepeatLines or MutationKind.MoveLines => Join(Rearrange(Split(body))),
        MutationKind.SpliceLines => Join(Insert(Split(body), Stretch(Split(other), To))),
        MutationKind.SpliceBytes => [.. Insert(body, Stretch(other, To))],
        MutationKind.FlipNewlines => Join(Flip(Split(body))),
        MutationKind.InjectLine => Join(Insert(Split(body), [Lines[To % Lines.Length]])),
        MutationKind.InjectGarbage => [.. Insert(body, Garbage())],
        MutationKind.InjectNulls => [.. Insert(body, new byte[1 + (Length % 8)])],
        MutationKind.InjectInvalidUtf8 => [.. Insert(body, InvalidUtf8[To % InvalidUtf8.Length])],
        MutationKind.ReplaceByte => Replace(body),
        _ => [.. Rearrange(body)],
    };

    private List<T> Rearrange<T>(IReadOnlyList<T> items)
    {
        var list = items.ToList();
        if (list.Count == 0) return list;
        var at = At % list.Count;
        var count = 1 + (Length % (list.Count - at));
        var moved = list.GetRange(at, count);
        if (Kind is not (MutationKind.RepeatBytes or MutationKind.RepeatLines)) list.RemoveRange(at, count);
        if (Kind is not (MutationKind.DropBytes or MutationKind.DropLines)) list.InsertRange(To % (list.Count + 1), moved);
        return list;
    }

    private List<T> Insert<T>(IReadOnlyList<T> items, IEnumerable<T> inserted)
    {
        var list = items.ToList();
        list.InsertRange(At % (list.Count + 1), inserted);
        return list;
    }

    private IEnumerable<T> Stretch<T>(IReadOnlyList<T> items, int from) => items.Count == 0 ? [] : items.Skip(from % items.Count).Take(1 + (Length % items.Count));

    private List<byte[]> Flip(List<byte[]> lines)
    {
        var end = (To % 3) switch { 0 => "\r\n"u8.ToArray(), 1 => "\r"u8.ToArray(), _ => "\n"u8.ToArray() };
        for (var i = lines.Count == 0 ? 0 : At % lines.Count; i < lines.Count; i++) lines[i] = [.. lines[i].AsSpan().TrimEnd("\r\n"u8), .. end];
        return lines;
    }

    private byte[] Garbage()
    {
        var garbage = new byte[1 + (Length % 64)];
        new Random(To).NextBytes(garbage);
        return garbage;
    }

    private byte[] Replace(byte[] body)
    {
        if (body.Length == 0) return body;
        var changed = body.ToArray();
        changed[At % changed.Length] = Meaningful[To % Meaningful.Length];
        return changed;
    }

    private static List<byte[]> Split(byte[] body)
    {
        var lines = new List<byte[]>();
        for (var rest = body.AsSpan(); !rest.IsEmpty;)
        {
            var length = rest.IndexOf((byte)'\n') + 1;
            if (length == 0) length = rest.Length;
            lines.Add(rest[..length].ToArray());
            rest = rest[length..];
        }

        return lines;
    }

    private static byte[] Join(List<byte[]> lines) => [.. lines.SelectMany(line => line)];

    private bool PrintMembers(StringBuilder text)
    {
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{Kind} {At} {Length} {To}");
        return true;
    }
}
