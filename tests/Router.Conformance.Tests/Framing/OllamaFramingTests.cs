using LlmRouter.Conformance.Rig;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Replies;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Conformance.Framing;

/// <summary>The same promise for NDJSON.</summary>
public sealed class OllamaFramingTests(SharedBench bench) : IClassFixture<SharedBench>
{
    public static TheoryData<string, int> Variants
    {
        get
        {
            var variants = new TheoryData<string, int>();
            foreach (var style in LineStyle.All)
            {
                foreach (var cut in (int[])[1, 3, int.MaxValue]) variants.Add(style.Name, cut);
            }

            return variants;
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task Stream_AnyFramingCutAnywhere_GivesTheSameText(string style, int cut)
    {
        var body = LineStyle.All.Single(candidate => candidate.Name == style).Render(OllamaBodies.Stream(FramingText.Pieces));
        bench.Ollama.Chat(Step.Head(contentType: "application/x-ndjson"), Step.Trickle(body, Math.Min(cut, body.Length)));

        var reply = StreamAssert.IsCanonical(await bench.Ollama.StreamAsync(ChatBody.StreamWithUsage), usageAsked: true);

        Assert.Equal((FramingText.Whole, "stop"), (reply.Text, reply.Finish));
        Assert.Equal((3, 5), (reply.Usages[0].GetProperty("prompt_tokens").GetInt32(), reply.Usages[0].GetProperty("completion_tokens").GetInt32()));
    }

    [Fact]
    public async Task Stream_SseFromAProviderConfiguredAsOllama_IsToldByItsShape()
    {
        bench.Ollama.Chat(Step.Stream(SseStyle.Plain.Render(OpenAiBodies.Stream(FramingText.Pieces))));

        Assert.Equal(FramingText.Whole, StreamAssert.IsCanonical(await bench.Ollama.StreamAsync()).Text);
    }

    [Fact]
    public async Task Stream_NdjsonFromAProviderConfiguredAsOpenAi_IsToldByItsShape()
    {
        bench.OpenAi.Chat(Step.Stream(LineStyle.Plain.Render(OllamaBodies.Stream(FramingText.Pieces)), "application/x-ndjson"));

        Assert.Equal(FramingText.Whole, StreamAssert.IsCanonical(await bench.OpenAi.StreamAsync()).Text);
    }
}
