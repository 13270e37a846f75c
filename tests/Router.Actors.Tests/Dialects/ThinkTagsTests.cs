using System.Text;
using LlmRouter.Dialects;

namespace LlmRouter.Tests.Dialects;

public sealed class ThinkTagsTests
{
    /// <summary>Escaped text of an answer, and what of it is reasoning and what is text.</summary>
    public static TheoryData<string, string, string> Answers => new()
    {
        { "<think>why</think>so", "why", "so" },
        { """\n <think>\nwhy\n</think>\n\nso </think> on""", """\nwhy\n""", "so </think> on" },
        { """\u003cthink\u003ea < b\u003c/think\u003e\nso""", "a < b", "so" },
        { """\u003Cthink>a\"\\\u003C\/think\u003eso""", """a\"\\""", "so" },
        { "<think>a<</think>b", "a<", "b" },
        { "<think>a</thin</think>b", "a</thin", "b" },
        { "<think>a</<think></thinkx</think>b", "a</<think></thinkx", "b" },
        { "<think></think>b", "", "b" },
        { "<think>never closed </thi", "never closed </thi", "" },
        { "<think>é\\ud83d\\ude00</think>\\ud83d\\ude00é", "é\\ud83d\\ude00", "\\ud83d\\ude00é" },
        { "<thinking>a</thinking>", "", "<thinking>a</thinking>" },
        { "<thin", "", "<thin" },
        { """ \n<""", "", """ \n<""" },
        { "<<think>a</think>", "", "<<think>a</think>" },
        { "so <think>a</think>", "", "so <think>a</think>" },
        { """\\u003cthink>a""", "", """\\u003cthink>a""" },
        { "why</think>so", "", "why</think>so" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void Add_EveryTwoAndThreeWaySplit_TellsReasoningFromText(string answer, string reasoning, string text)
    {
        var cuts = Cuts(answer);
        foreach (var first in cuts)
        {
            foreach (var second in cuts.Where(cut => cut >= first))
                Assert.Equal((reasoning, text), Run([answer[..first], answer[first..second], answer[second..]]));
        }
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void Add_OneCharacterADelta_TellsReasoningFromText(string answer, string reasoning, string text)
    {
        var cuts = Cuts(answer);
        Assert.Equal((reasoning, text), Run([.. cuts.Zip(cuts.Skip(1), (from, to) => answer[from..to])]));
    }

    [Fact]
    public void Add_TextThatCannotBeATag_IsNotHeldBack()
    {
        var batch = new DeltaBatch();
        new ThinkTags().Add(new StreamDelta { Kind = DeltaKind.Text, Text = "a"u8.ToArray() }, batch);
        Assert.Equal(1, batch.Count);
    }

    [Fact]
    public void Add_WhiteSpaceWithoutEnd_IsNotHeldBackForever()
    {
        var (tags, batch) = (new ThinkTags(), new DeltaBatch());
        for (var i = 0; i < 300; i++) tags.Add(new StreamDelta { Kind = DeltaKind.Text, Text = " "u8.ToArray() }, batch);
        Assert.Equal(300, batch.Deltas.ToArray().Sum(delta => delta.Text.Length));
    }

    [Fact]
    public void Add_SeveralChoices_AreApart()
    {
        var (tags, batch) = (new ThinkTags(), new DeltaBatch());
        tags.Add(new StreamDelta { Kind = DeltaKind.Text, Text = "<think>a"u8.ToArray() }, batch);
        tags.Add(new StreamDelta { Kind = DeltaKind.Text, Text = "b"u8.ToArray(), Choice = 1 }, batch);
        tags.Add(new StreamDelta { Kind = DeltaKind.Text, Text = "</think>c"u8.ToArray() }, batch);
        Assert.Equal(
            [(DeltaKind.Reasoning, 0, "a"), (DeltaKind.Text, 1, "b"), (DeltaKind.Text, 0, "c")],
            batch.Deltas.ToArray().Select(delta => Said.Of(delta)).Select(said => (said.Kind, said.Choice, said.Text)));
    }

    [Fact]
    public void Add_WhatIsNoText_Passes()
    {
        var batch = new DeltaBatch();
        new ThinkTags().Add(new StreamDelta { Kind = DeltaKind.ToolArguments, Text = "<think>"u8.ToArray() }, batch);
        Assert.Equal(DeltaKind.ToolArguments, batch.Deltas[0].Kind);
    }

    // Text stays escaped JSON: it may be cut between escapes, never inside one.
    private static List<int> Cuts(string answer)
    {
        var bytes = Encoding.UTF8.GetBytes(answer);
        var cuts = new List<int> { 0 };
        for (var at = 0; at < bytes.Length; cuts.Add(Encoding.UTF8.GetCharCount(bytes, 0, at)))
            at += bytes[at] == '\\' && bytes[at + 1] == 'u' ? 6 : LlmRouter.Json.EscapedText.UnitAt(bytes.AsSpan(at));
        return cuts;
    }

    private static (string Reasoning, string Text) Run(IReadOnlyList<string> pieces)
    {
        var translator = new DeltaTranslator(DialectCatalog.Default, "openai", thinkTags: true);
        var said = new List<Said>();
        foreach (var piece in pieces) Read(translator, $$$"""{"choices":[{"index":0,"delta":{"content":"{{{piece}}}"}}]}""", said);
        Read(translator, """{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""", said);
        Assert.Equal(DeltaKind.Finished, said[^1].Kind);
        return (Joined(said, DeltaKind.Reasoning), Joined(said, DeltaKind.Text));
    }

    private static void Read(DeltaTranslator translator, string data, List<Said> said)
    {
        var events = new LlmRouter.Framing.EventBatch();
        events.Add(default, Encoding.UTF8.GetBytes(data));
        var batch = new DeltaBatch();
        translator.Translate(events, batch);
        foreach (ref readonly var delta in batch.Deltas) said.Add(Said.Of(delta));
    }

    private static string Joined(List<Said> said, DeltaKind kind) => string.Concat(said.Where(delta => delta.Kind == kind).Select(delta => delta.Text));
}
