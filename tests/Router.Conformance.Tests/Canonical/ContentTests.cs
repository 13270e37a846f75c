using LlmRouter.Conformance.Rig;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Replies;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Conformance.Canonical;

/// <summary>Wire contract §1.3 to §1.6, §1.9, §1.10 and §4: what providers say in odd ways leaves in one way.</summary>
public sealed class ContentTests(SharedBench bench) : IClassFixture<SharedBench>
{
    /// <summary>Payloads that carry no text and must neither show nor disturb.</summary>
    public static TheoryData<string> Noise =>
    [
        """{"id":"","object":"","created":0,"model":"","choices":[],"prompt_filter_results":[{"prompt_index":0}]}""",
        """{"id":"chatcmpl-scripted","object":"chat.completion.chunk","created":1700000000,"model":"test-model"}""",
        """{"id":"chatcmpl-scripted","object":"chat.completion.chunk","created":1700000000,"model":"test-model","choices":null}""",
        """{"choices":[{"index":0,"delta":{"role":"assistant"},"finish_reason":null}]}""",
        """{"choices":[{"index":0,"delta":{"role":"","content":null},"finish_reason":null}]}""",
        """{"choices":[{"index":0,"delta":{"content":""},"finish_reason":""}]}""",
        """{"choices":[{"index":0,"delta":null,"finish_reason":null}]}""",
        """{"choices":[{"delta":{"content":""}}],"timings":null,"created":1700000000.25}""",
        """{"choices":[{"index":0,"delta":{"tool_calls":null,"type":null,"refusal":null},"logprobs":null,"finish_reason":null}],"usage":null}""",
        """{"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}""",
    ];

    [Theory]
    [MemberData(nameof(Noise))]
    public async Task Stream_NoiseAnywhere_LeavesTheTextAndTheRules(string noise)
    {
        string[] payloads = [noise, OpenAiBodies.Role(), noise, OpenAiBodies.Text("a"), noise, OpenAiBodies.Text("b"), OpenAiBodies.Finish("stop")];

        var reply = await StreamAsync(payloads);

        Assert.Equal(("ab", "stop"), (reply.Text, reply.Finish));
    }

    [Theory]
    [InlineData("stop", "stop")]
    [InlineData("length", "length")]
    [InlineData("content_filter", "content_filter")]
    [InlineData("eos", "stop")]
    [InlineData("end_turn", "stop")]
    [InlineData("STOP", "stop")]
    [InlineData("max_tokens", "length")]
    [InlineData("MAX_TOKENS", "length")]
    [InlineData("SAFETY", "content_filter")]
    [InlineData("something_new", "stop")]
    public async Task Stream_FinishReason_IsOneOfTheFour(string sent, string expected) =>
        Assert.Equal(expected, (await StreamAsync(OpenAiBodies.Stream(["a"], sent))).Finish);

    [Fact]
    public async Task Stream_DoneWithoutFinish_IsAFinish()
    {
        // Tenet 2: "a finish reason or the provider's own terminator was seen".
        var reply = await StreamAsync([OpenAiBodies.Role(), OpenAiBodies.Text("a")]);

        Assert.Equal(("a", "stop"), (reply.Text, reply.Finish));
    }

    [Fact]
    public async Task Stream_FinishOnTheTextChunk_LosesNeither()
    {
        var reply = await StreamAsync([OpenAiBodies.Role(), OpenAiBodies.Finish("length", """{"content":"all"}""")]);

        Assert.Equal(("all", "length"), (reply.Text, reply.Finish));
    }

    [Fact]
    public async Task Stream_NoRoleFromTheProvider_OpensWithOneAllTheSame() =>
        Assert.Equal("a", (await StreamAsync([OpenAiBodies.Text("a"), OpenAiBodies.Finish("stop")])).Text);

    [Theory]
    [InlineData("reasoning_content")]
    [InlineData("reasoning")]
    [InlineData("thinking")]
    public async Task Stream_Reasoning_LeavesUnderOneName(string member)
    {
        var reply = await StreamAsync(
            [OpenAiBodies.Role(), OpenAiBodies.Reasoning("let me ", member), OpenAiBodies.Reasoning("think", member), OpenAiBodies.Text("42"), OpenAiBodies.Finish("stop")]);

        Assert.Equal(("let me think", "42"), (reply.Reasoning, reply.Text));
    }

    [Fact]
    public async Task Stream_OllamaThinking_LeavesAsReasoning()
    {
        bench.Ollama.Chat(Step.Stream(LineStyle.Plain.Render([OllamaBodies.Thinking("hm"), .. OllamaBodies.Stream(["42"])]), "application/x-ndjson"));

        var reply = StreamAssert.IsCanonical(await bench.Ollama.StreamAsync());

        Assert.Equal(("hm", "42"), (reply.Reasoning, reply.Text));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stream_Usage_LeavesOnceAndOnlyWhenAsked(bool asked)
    {
        // On every chunk, as some providers do it: the last one counts.
        var every = OpenAiBodies.Stream(["a", "b"]).Select((payload, i) => payload[..^1] + ",\"usage\":" + new Usage(3, i).ToJson() + "}");
        bench.OpenAi.Chat(Step.Stream(SseStyle.Plain.Render(every)));

        var reply = StreamAssert.IsCanonical(await bench.OpenAi.StreamAsync(asked ? ChatBody.StreamWithUsage : ChatBody.Stream), asked);

        if (asked) Assert.Equal((3, 3, 6), Counts(reply));
    }

    [Fact]
    public async Task Stream_UsageNotAskedByTheClient_IsAskedOfTheProvider()
    {
        await StreamAsync(OpenAiBodies.Stream(["a"]));

        var sent = JsonText.Parse(bench.OpenAi.Upstream.RequestsTo(OpenAiBodies.Path).Last().Body);
        Assert.True(sent.GetProperty("stream_options").GetProperty("include_usage").GetBoolean());
    }

    [Fact]
    public async Task Stream_LongDelta_IsSplitAtCodePoints()
    {
        var text = string.Concat(Enumerable.Repeat("аб世👩‍👧\n\"", 40_000));

        var reply = await StreamAsync(OpenAiBodies.Stream([text]));

        Assert.Equal(text, reply.Text);
    }

    [Fact]
    public async Task Stream_TwoChoices_KeepTheirIndexes()
    {
        string[] payloads =
        [
            OpenAiBodies.Role(), OpenAiBodies.Text("first"), OpenAiBodies.Text("second").Replace("\"index\":0", "\"index\":1", StringComparison.Ordinal),
            OpenAiBodies.Finish("stop"), OpenAiBodies.Finish("length").Replace("\"index\":0", "\"index\":1", StringComparison.Ordinal),
        ];
        bench.OpenAi.Chat(Step.Stream(SseStyle.Plain.Render(payloads)));

        var body = await bench.OpenAi.StreamAsync(ChatBody.With("\"stream\":true,\"n\":2"));

        Assert.Equal("first", StreamAssert.IsCanonical(body).Text);
    }

    private static (int, int, int) Counts(StreamedReply reply) => (
        reply.Usages[0].GetProperty("prompt_tokens").GetInt32(),
        reply.Usages[0].GetProperty("completion_tokens").GetInt32(),
        reply.Usages[0].GetProperty("total_tokens").GetInt32());

    private async Task<StreamedReply> StreamAsync(IEnumerable<string> payloads)
    {
        bench.OpenAi.Chat(Step.Stream(SseStyle.Plain.Render(payloads)));
        return StreamAssert.IsCanonical(await bench.OpenAi.StreamAsync());
    }
}
