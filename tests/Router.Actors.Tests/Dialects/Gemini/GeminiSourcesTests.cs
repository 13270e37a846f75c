using LlmRouter.Dialects;

namespace LlmRouter.Tests.Dialects.Gemini;

public sealed class GeminiSourcesTests
{
    private const string Grounding =
        """
        "groundingMetadata":{"groundingChunks":[{"web":{"uri":"https://a","title":"A"}},{"web":{"uri":"https://b"}}],"groundingSupports":[{"segment":{"startIndex":2,"endIndex":4,"text":"cd"},"groundingChunkIndices":[0,7]}]}
        """;

    [Fact]
    public void Read_Grounding_TellsEachSourceOnceWithItsPlace()
    {
        var said = Run("abcd", Grounding, Grounding);
        Assert.Equal(
            ["'url':'https://a','title':'A','cited_text':'cd','start_index':2,'end_index':4", "'url':'https://b'"],
            said.Of(DeltaKind.Annotation).Select(source => source.Text.Replace('"', '\'')));
    }

    [Theory]
    [InlineData("é")]
    [InlineData("\\u00e9")]
    public void Read_GroundingOfTextThatIsNotAscii_LeavesOutPlacesCountedInBytes(string text) =>
        Assert.DoesNotContain("index", Run(text, Grounding).Of(DeltaKind.Annotation).First().Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("\\u003c\\n")]
    [InlineData("\\\\")]
    public void Read_GroundingOfEscapedAscii_KeepsPlaces(string text) =>
        Assert.Contains("\"start_index\":2", Run(text, Grounding).Of(DeltaKind.Annotation).First().Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("citationSources")]
    [InlineData("citations")]
    public void Read_Citations_AreAnnotations(string name) => Assert.Equal(
        "\"url\":\"https://c\",\"start_index\":0,\"end_index\":3",
        Assert.Single(Run("abc", $$""" "citationMetadata":{"{{name}}":[{"endIndex":3,"uri":"https://c","license":""},{"endIndex":3}]} """).Of(DeltaKind.Annotation)).Text);

    [Fact]
    public void Read_Logprobs_AreOpenAis()
    {
        var said = Run("a", """ "logprobsResult":{"chosenCandidates":[{"token":"é","logProbability":-0.5}],"topCandidates":[{"candidates":[{"token":"b"}]}]} """);
        Assert.Equal(
            """[{"token":"é","logprob":-0.5,"bytes":[195,169],"top_logprobs":[{"token":"b","logprob":0,"bytes":[98]}]}]""",
            Assert.Single(said.Of(DeltaKind.Logprobs)).Text);
    }

    private static Exchange Run(string text, params string[] members) => Exchange.OfEvents(
        [
            $$$"""{"candidates":[{"content":{"parts":[{"text":"{{{text}}}"}]}}]}""",
            .. members.Select(member => $$"""{"candidates":[{ {{member}} }]}"""),
            """{"candidates":[{"finishReason":"STOP"}]}""",
        ]);
}
