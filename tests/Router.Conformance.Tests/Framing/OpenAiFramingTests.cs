using LlmRouter.Conformance.Rig;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Replies;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Conformance.Framing;

/// <summary>"No byte cut and no framing variant ever changes the text": every variant, cut at every byte, at odd places, and not at all.</summary>
public sealed class OpenAiFramingTests(SharedBench bench) : IClassFixture<SharedBench>
{
    private static readonly int[] Cuts = [1, 3, int.MaxValue];

    public static TheoryData<string, int> Variants
    {
        get
        {
            var variants = new TheoryData<string, int>();
            foreach (var style in SseStyle.All)
            {
                foreach (var cut in Cuts) variants.Add(style.Name, cut);
            }

            return variants;
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task Stream_AnyFramingCutAnywhere_GivesTheSameText(string style, int cut)
    {
        var body = Render(style);
        bench.OpenAi.Chat(Step.Head(), Step.Trickle(body, Math.Min(cut, body.Length)));

        var reply = StreamAssert.IsCanonical(await bench.OpenAi.StreamAsync(ChatBody.StreamWithUsage), usageAsked: true);

        Assert.Equal((FramingText.Whole, "stop"), (reply.Text, reply.Finish));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task Whole_StreamInAnyFraming_GivesTheSameText(string style, int cut)
    {
        var body = Render(style);
        bench.OpenAi.Chat(Step.Head(), Step.Trickle(body, Math.Min(cut, body.Length)));

        var document = await (await bench.OpenAi.PostAsync(ChatBody.Whole)).ReadJsonAsync();

        Assert.Equal(FramingText.Whole, document.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task Stream_BodyUntilClose_IsWholeOnceItIsFinished(int cut)
    {
        var body = Render("LF");
        bench.OpenAi.Chat(Step.Head(framing: BodyFraming.UntilClose), Step.Trickle(body, Math.Min(cut, body.Length)));

        Assert.Equal(FramingText.Whole, StreamAssert.IsCanonical(await bench.OpenAi.StreamAsync()).Text);
    }

    [Fact]
    public async Task Stream_SurrogateHalvesInTwoDeltas_AreJoined()
    {
        string[] payloads =
        [
            OpenAiBodies.Role(), OpenAiBodies.Delta("""{"content":"a\ud83d"}"""), OpenAiBodies.Delta("""{"content":"\ude00b"}"""), OpenAiBodies.Finish("stop"),
        ];
        bench.OpenAi.Chat(Step.Stream(SseStyle.Plain.Render(payloads)));

        Assert.Equal("a😀b", StreamAssert.IsCanonical(await bench.OpenAi.StreamAsync()).Text);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public async Task Stream_InvalidUtf8_IsRepairedAndNoError(int cut)
    {
        var body = SseStyle.Plain.Render(OpenAiBodies.Stream(["a#b"]));
        body[Array.IndexOf(body, (byte)'#')] = 0xFF;
        bench.OpenAi.Chat(Step.Head(), Step.Trickle(body, Math.Min(cut, body.Length)));

        Assert.Equal("a\uFFFDb", StreamAssert.IsCanonical(await bench.OpenAi.StreamAsync()).Text);
    }

    private static byte[] Render(string style) =>
        SseStyle.All.Single(candidate => candidate.Name == style).Render(OpenAiBodies.Stream(FramingText.Pieces, usage: new Usage(3, 5)));
}
