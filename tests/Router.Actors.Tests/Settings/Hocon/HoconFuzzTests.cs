using System.Text;
using LlmRouter.Settings;
using LlmRouter.Settings.Hocon;

namespace LlmRouter.Tests.Settings.Hocon;

/// <summary>No text makes the reader throw, hang or recurse deeply: it ends with a tree and a bounded list of mistakes.</summary>
public sealed class HoconFuzzTests
{
    private static readonly string[] Pieces =
    [
        "a", "b", "c", "router", "server", "port", "a.b", ".", "..", "=", ":", "+=", "{", "}", "[", "]", ",", "\n", "\r\n", "\r", " ", "\t", "#x", "//",
        "/", "\"", "\"x\"", "\"\"\"", "\\", "\\u", "${", "${a}", "${?a}", "${a.b}", "${b}", "${?", "$", "include", "include \"a.conf\"", "include \"b.conf\"",
        "file(", "null", "1", "-1", "10s", "é", "\uD83D", "\uDE00", "\0", "\u001F", "\uFEFF", "\u2028", "*", "`", "providers", "aliases", "akka",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Reader_AnyText_EndsWithTreeAndMistakes(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 1500; round++)
        {
            var files = new MemoryFiles { [Reading.File] = Compose(random), ["b.conf"] = Compose(random) };
            var (tree, mistakes) = Reading.Read(files, ("b", "x"), ("a.b", "y"));
            Assert.True(mistakes.Count <= HoconLimits.Mistakes);
            if (mistakes.Count == 0)
            {
                // What was accepted prints as something that reads back as the same.
                Assert.Equal(HoconPrinter.Print(tree), HoconPrinter.Print(Reading.Read(HoconPrinter.Print(tree)).Tree));
            }
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Loader_AnyText_EndsWithSettingsOrMistakes(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 300; round++)
        {
            var outcome = Loading.Load(Compose(random), ("OLLAMA_HOST", Compose(random)), ("OPENAI_BASE_URL", Compose(random)), ("OPENAI_API_KEY", Compose(random)));
            Assert.Equal(outcome.IsValid, outcome.Mistakes.Count == 0);
        }
    }

    [Fact]
    public void Reader_EveryCutOfTheReference_EndsWithTreeAndMistakes()
    {
        for (var length = 0; length < SettingsReference.Text.Length; length += 7)
        {
            var (_, mistakes) = Reading.Read(SettingsReference.Text[..length], ("OPENAI_BASE_URL", "x"));
            Assert.True(mistakes.Count <= HoconLimits.Mistakes);
        }
    }

    public static TheoryData<string, string> Bombs => new()
    {
        { "lists", "a = " + Repeat("[", 200_000) },
        { "objects", Repeat("a {", 100_000) },
        { "closed lists", "a = " + Repeat("[", 50_000) + Repeat("]", 50_000) },
        { "steps of a key", Repeat("a.", 100_000) + "a = 1" },
        { "steps in braces", Repeat("a.a.a.a.a.a.a.a {", 5_000) },
        { "closing braces", Repeat("}", 100_000) },
        { "quotes", Repeat("\"", 99_999) },
        { "chain", string.Join('\n', Enumerable.Range(0, 20_000).Select(i => $"k{i} = ${{k{i + 1}}}")) },
        { "texts doubling", string.Join('\n', Enumerable.Range(0, 60).Select(i => $"k{i} = ${{k{i + 1}}}${{k{i + 1}}}")) + "\nk60 = xxxxxxxx" },
        { "lists doubling", string.Join('\n', Enumerable.Range(0, 60).Select(i => $"k{i} = [${{k{i + 1}}}, ${{k{i + 1}}}]")) + "\nk60 = [1]" },
        { "objects doubling", string.Join('\n', Enumerable.Range(0, 60).Select(i => $"k{i} = ${{k{i + 1}}} ${{k{i + 1}}} {{ x{i} = 1 }}")) + "\nk60 = { y = 1 }" },
        { "object holding itself twice", "a { x = ${a} {}, y = ${a} {} }" },
        { "nested in turn", string.Join('\n', Enumerable.Range(0, 5_000).Select(i => $"k{i} = {{ v = ${{k{i + 1}}} }}")) + "\nk5000 = 1" },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void Reader_Bomb_IsAMistake(string kind, string text) => Assert.True(Reading.Read(text).Mistakes.Count > 0, kind);

    public static TheoryData<string, string> Large => new()
    {
        { "appends", "a = []\n" + Repeat("a += 1\n", 50_000) },
        { "keys", string.Join('\n', Enumerable.Range(0, 20_000).Select(i => $"a.k{i} = {i}")) },
        { "continued objects", string.Join('\n', Enumerable.Range(0, 20_000).Select(i => $"a {{ k{i} = {i} }}")) },
        { "text", "a = \"" + Repeat("x", 900_000) + "\"" },
        { "comments", Repeat("# x\n", 100_000) },
    };

    [Theory]
    [MemberData(nameof(Large))]
    public void Reader_LargeButRight_IsRead(string kind, string text) => Assert.True(Reading.Read(text).Mistakes.Count == 0, kind);

    [Fact]
    public void Files_IncludingEachOtherInAChain_AreBounded()
    {
        var files = new MemoryFiles { [Reading.File] = "include \"f0.conf\"" };
        for (var i = 0; i < 200; i++)
        {
            files[$"f{i}.conf"] = $"include \"f{i + 1}.conf\"";
        }

        Assert.Contains("files inside each other", Assert.Single(Reading.Read(files).Mistakes).Message, StringComparison.Ordinal);
    }

    private static string Repeat(string piece, int times) => new StringBuilder().Insert(0, piece, times).ToString();

    private static string Compose(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(40); i > 0; i--)
        {
            text.Append(Pieces[random.Next(Pieces.Length)]);
        }

        return text.ToString();
    }
}
