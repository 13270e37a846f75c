namespace LlmRouter.Tests.Dialects.Gemini;

public sealed class GeminiTurnsTests
{
    [Theory]
    // An answer that was broken off before its first word stands between two questions.
    [InlineData("""{"role":"user","content":"q"},{"role":"assistant","content":""},{"role":"user","content":"r"}""", """{"role":"user","parts":[{"text":"q"},{"text":"r"}]}""")]
    [InlineData("""{"role":"assistant","content":"hello"},{"role":"assistant","content":""},{"role":"user","content":"q"}""",
        """{"role":"user","parts":[{"text":"."}]},{"role":"model","parts":[{"text":"hello"}]},{"role":"user","parts":[{"text":"q"}]}""")]
    [InlineData("""{"role":"user","content":"q"},{"role":"assistant","content":"{"}""", """{"role":"user","parts":[{"text":"q"}]},{"role":"model","parts":[{"text":"{"}]}""")]
    public void Encode_Turns_AlternateAndBeginWithTheUsers(string messages, string expected) => Assert.Equal(
        $$"""{"contents":[{{expected}}]}""", Translation.Encode($$"""{"model":"a","messages":[{{messages}}]}""", provider: "gemini").Body);

    [Theory]
    [InlineData("7", "7")]
    [InlineData("-3", "-3")]
    [InlineData("2147483648", "0")]
    [InlineData("99999999999", "1215752191")]
    public void Encode_Seed_IsOf32Bits(string seed, string expected) => Assert.Contains(
        $$"""{"seed":{{expected}}}""", Translation.Encode($$"""{"model":"a","messages":[{"role":"user","content":"q"}],"seed":{{seed}}}""", provider: "gemini").Body, StringComparison.Ordinal);
}
