using System.Text;
using System.Text.Json;
using LlmRouter.Json;

namespace LlmRouter.Tests.Json;

public sealed class EscapedTextTests
{
    private const string Sample = """plain é 中 😀 \n \" \\ \u00e9 \ud83d\ude00 \\u0041 \ud83d \udc00 \\\ud83d\ude00 end""";

    public static TheoryData<string> Texts => [Sample, """\ud83d\ude00\ud83d\ude00\ud83d\ude00""", "😀😀😀", """\\\\\\\\""", "\\\"\\\"\\\"", "abc", ""];

    [Theory]
    [MemberData(nameof(Texts))]
    public void SplitPoint_EveryLimit_CutsBetweenUnitsAndKeepsTheText(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var limit = 1; limit <= bytes.Length + 1; limit++)
        {
            var pieces = new List<byte[]>();
            for (var rest = bytes.AsSpan(); !rest.IsEmpty;)
            {
                var length = EscapedText.SplitPoint(rest, limit);
                Assert.InRange(length, 1, Math.Max(limit, 12));
                pieces.Add(rest[..length].ToArray());
                rest = rest[length..];
            }

            Assert.Equal(bytes, pieces.SelectMany(piece => piece));
            Assert.All(pieces, piece => Assert.Equal(piece, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(piece))));
            Assert.Equal(EscapedText.ToText(bytes), string.Concat(pieces.Select(piece => EscapedText.ToText(piece))));
        }
    }

    [Theory]
    [InlineData("""\ud83d""", true)]
    [InlineData("""a\uD83D""", true)]
    [InlineData("""\\ud83d""", false)]
    [InlineData("""\\\ud83d""", true)]
    [InlineData("""\ud83d\ude00""", false)]
    [InlineData("""\ude00""", false)]
    [InlineData("""\u0041""", false)]
    [InlineData("ud83d", false)]
    public void EndsWithHighSurrogate_Text_TellsAHalfFromItsLikes(string text, bool expected) =>
        Assert.Equal(expected, EscapedText.EndsWithHighSurrogate(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("""\ud83d""", """\ufffd""")]
    [InlineData("""\ude00""", """\ufffd""")]
    [InlineData("""\ude00\ud83d""", """\ufffd\ufffd""")]
    [InlineData("""\ud83d\ud83d\ude00""", """\ufffd\ud83d\ude00""")]
    [InlineData("""\ud83dx\ude00""", """\ufffdx\ufffd""")]
    [InlineData("""\\ud83d""", """\\ud83d""")]
    [InlineData("""\uDBFF\uDFFF""", """\uDBFF\uDFFF""")]
    public void Repair_LoneHalves_BecomeReplacements(string text, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(EscapedText.Repair(Encoding.UTF8.GetBytes(text)).Span));

    [Fact]
    public void Repair_NothingToRepair_GivesTheSameMemory()
    {
        ReadOnlyMemory<byte> text = Encoding.UTF8.GetBytes("""a \n \ud83d\ude00""");
        Assert.True(text.Equals(EscapedText.Repair(text)));
    }

    [Theory]
    [InlineData("""a\"\\\/\b\f\n\r\t\u0041\u00e9\u4e2d\ud83d\ude00""", "a\"\\/\b\f\n\r\tAé中😀")]
    [InlineData("""\ud83d!""", "\uFFFD!")]
    [InlineData("""\udc00""", "\uFFFD")]
    public void ToText_Escapes_AreWhatTheyStandFor(string text, string expected) => Assert.Equal(expected, EscapedText.ToText(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Escape_EveryControlCharacter_MakesAValidStringThatReadsBack()
    {
        var text = string.Concat(Enumerable.Range(0, 0x80).Select(value => (char)value)) + "é中😀\u2028";
        var json = Encoding.UTF8.GetBytes($"\"{Encoding.UTF8.GetString(EscapedText.Escape(text))}\"");
        Assert.Equal(text, JsonSerializer.Deserialize<string>(json));
        Assert.DoesNotContain(json, value => value < 0x20);
    }

    [Fact]
    public void Escape_LoneSurrogateInAString_DoesNotThrow() => Assert.Equal("\uFFFD", EscapedText.ToText(EscapedText.Escape("\ud83d")));
}
