namespace LlmRouter.Conformance.Matrix;

/// <summary>What a provider says, before it is put into the words of its dialect.</summary>
internal sealed record Story
{
    /// <summary>Characters of two, three and four bytes, and what JSON must escape.</summary>
    public static readonly IReadOnlyList<string> Pieces = ["Grüße ", "👋 \"日本\" \\ ", "line\n", "end"];

    public static readonly IReadOnlyList<StoryCall> ParallelCalls =
    [
        new("call_weather", "get_weather", """{"city":"Köln","days":2}"""), new("call_time", "get_time", """{"zone":"UTC"}"""),
    ];

    public static readonly Story Plain = new() { Text = Pieces };
    public static readonly Story Thoughtful = new() { Reasoning = ["First ", "think. "], Text = Pieces };
    public static readonly Story Calling = new() { Calls = ParallelCalls };

    public IReadOnlyList<string> Reasoning { get; init; } = [];

    public IReadOnlyList<string> Text { get; init; } = [];

    public IReadOnlyList<StoryCall> Calls { get; init; } = [];

    /// <summary>Tokens read and written.</summary>
    public (int Input, int Output) Usage { get; init; } = (11, 7);

    public string WholeText => string.Concat(Text);

    public string WholeReasoning => string.Concat(Reasoning);
}
