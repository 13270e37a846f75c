using System.Buffers;
using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Dialects.OpenAi;

namespace LlmRouter.Tests.Dialects.OpenAi;

public sealed class OpenAiUsageTests
{
    [Theory]
    [InlineData(""" "prompt_tokens_details":{"audio_tokens":0,"cached_tokens":4},"completion_tokens_details":{"reasoning_tokens":3,"x":{"cached_tokens":9}} """, 4, null, 3)]
    [InlineData(""" "prompt_tokens_details":{"cached_tokens":4,"cache_write_tokens":2} """, 4, 2, null)]
    // DeepSeek, Moonshot, Together, a gateway before Anthropic.
    [InlineData(""" "prompt_cache_hit_tokens":5,"prompt_cache_miss_tokens":5 """, 5, null, null)]
    [InlineData(""" "cached_tokens":6 """, 6, null, null)]
    [InlineData(""" "reasoning_tokens":7 """, null, null, 7)]
    [InlineData(""" "cache_read_input_tokens":1,"cache_creation_input_tokens":2 """, 1, 2, null)]
    // OpenAI's own place wins, wherever it stands.
    [InlineData(""" "cached_tokens":6,"prompt_tokens_details":{"cached_tokens":4} """, 4, null, null)]
    [InlineData(""" "prompt_tokens_details":{"cached_tokens":4},"cached_tokens":6 """, 4, null, null)]
    [InlineData(""" "prompt_tokens_details":null,"completion_tokens_details":[1] """, null, null, null)]
    [InlineData(""" "prompt_tokens_details":{"cached_tokens":null},"total_time":1.5 """, null, null, null)]
    public void Read_Details_AreCounts(string details, int? cached, int? written, int? reasoning)
    {
        var exchange = Exchange.Run(Exchange.Sse([Text, Usage(details), "[DONE]"]), client: "ollama");
        Assert.Equal(
            new TokenUsage(10, 5, 15) { CachedTokens = cached, CacheWriteTokens = written, ReasoningTokens = reasoning },
            Assert.Single(exchange.Of(DeltaKind.Usage)).Usage);
    }

    [Fact]
    public void Write_SameDialect_KeepsTheProvidersDetails()
    {
        const string details = """ "prompt_tokens_details":{"cached_tokens":4,"audio_tokens":1},"cost":0.5 """;
        Assert.Contains("\"total_tokens\":15," + details.Trim() + "}", Exchange.OfEvents(Text, Usage(details), "[DONE]").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, null, "")]
    [InlineData(4, null, null, """ ,"prompt_tokens_details":{"cached_tokens":4}""")]
    [InlineData(null, 2, null, """ ,"prompt_tokens_details":{"cached_tokens":0,"cache_write_tokens":2}""")]
    [InlineData(4, 2, 3, """ ,"prompt_tokens_details":{"cached_tokens":4,"cache_write_tokens":2},"completion_tokens_details":{"reasoning_tokens":3}""")]
    public void Write_CountsOfAnotherDialect_AreOpenAisDetails(int? cached, int? written, int? reasoning, string expected)
    {
        var output = new ArrayBufferWriter<byte>();
        OpenAiUsage.Write(new TokenUsage(10, 5, 15) { CachedTokens = cached, CacheWriteTokens = written, ReasoningTokens = reasoning }, default, output);
        Assert.Equal($$"""{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15{{expected.Trim()}}}""", Encoding.UTF8.GetString(output.WrittenSpan));
    }

    private const string Text = """{"choices":[{"index":0,"delta":{"content":"x"}}]}""";

    private static string Usage(string details) => """{"choices":[],"usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15,""" + details.Trim() + "}}";
}
