namespace LlmRouter.Upstream.Demo;

/// <summary>The fixed answer of the demo: every kind of character that a careless relay breaks.</summary>
internal static class DemoAnswer
{
    private static readonly string[] Sentence =
    [
        "Hello", " from", " LLM", " Router", "!", " ",
        "Привет", ",", " мир", "!", " ",
        "こん", "にちは", "、", "世界", "。", " ",
        "你好", "，", "世界", "！", " ",
        "안녕", "하세요", " ", "세계", "!", " ",
        "مرحبا", " بالعالم", " ",
        "Ελληνικά", ",", " हिन्दी", ",", " ไทย", " ",
        "👩‍👩‍👧‍👦", " ", "🏳️‍🌈", " ", "👍🏽", " ", "🇺🇳", " ",
        "naïve", " café", " Zürich", " ", "∑", "√", "∞", " ", "𝒜𝒷𝒸", "\n",
    ];

    /// <summary>Tokens in the whole answer, said once.</summary>
    public static int Length => Sentence.Length;

    /// <summary>The token at a position; the answer begins again after its end.</summary>
    public static string Token(int position) => Sentence[position % Sentence.Length];
}
