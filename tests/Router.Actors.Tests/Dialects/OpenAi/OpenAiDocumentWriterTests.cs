using System.Text.Json;
using LlmRouter.Contracts;

namespace LlmRouter.Tests.Dialects.OpenAi;

public sealed class OpenAiDocumentWriterTests
{
    private const string Done = "[DONE]";

    [Fact]
    public void Complete_StreamedReply_IsOneDocument() => Assert.Equal(
        """{"id":"c1","object":"chat.completion","created":1700000009,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"hi \ud83d\ude00","reasoning_content":"hm"},"finish_reason":"length","logprobs":{"content":[1,2],"refusal":[]}}],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3,"d":{"e":4}},"fp":"b"}""",
        Document(
            """{"id":"c1","created":1700000009,"choices":[{"index":0,"delta":{"role":"assistant","reasoning":"hm","content":"hi "},"logprobs":{"content":[1],"refusal":[]}}],"fp":"a"}""",
            """{"id":"c1","choices":[{"index":0,"delta":{"content":"\ud83d"},"logprobs":{"content":[2]}}],"fp":"b"}""",
            """{"id":"c1","choices":[{"index":0,"delta":{"content":"\ude00"},"finish_reason":"length"}]}""",
            """{"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3,"d":{"e":4}}}""", Done));

    [Fact]
    public void Complete_OnlyCalls_HasNullContent()
    {
        var message = Message(
            """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{\"x\""}},{"index":1,"id":"b","function":{"name":"g","arguments":"{}"},"extra_content":{"s":1}}]}}]}""",
            """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":":1}"}}]},"finish_reason":"tool_calls"}]}""");
        Assert.Equal(JsonValueKind.Null, message.GetProperty("content").ValueKind);
        Assert.Equal(
            """[{"id":"a","type":"function","function":{"name":"f","arguments":"{\"x\":1}"}},{"id":"b","type":"function","function":{"name":"g","arguments":"{}"},"extra_content":{"s":1}}]""",
            message.GetProperty("tool_calls").GetRawText());
    }

    [Fact]
    public void Complete_EmptyAnswer_HasEmptyContent() =>
        Assert.Equal("", Message("""{"choices":[{"index":0,"delta":{"content":""},"finish_reason":"stop"}]}""").GetProperty("content").GetString());

    [Fact]
    public void Complete_Refusal_HasNullContent()
    {
        var message = Message("""{"choices":[{"index":0,"delta":{"refusal":"no"},"finish_reason":"stop"}]}""");
        Assert.Equal(("no", JsonValueKind.Null), (message.GetProperty("refusal").GetString(), message.GetProperty("content").ValueKind));
    }

    [Fact]
    public void Complete_MembersInPieces_GrowTogether()
    {
        var message = Message(
            """{"choices":[{"index":0,"delta":{"audio":{"id":"a","data":"AA"},"reasoning_details":[{"x":1}]}}]}""",
            """{"choices":[{"index":0,"delta":{"audio":{"data":"BB"},"reasoning_details":[{"x":2}]},"finish_reason":"stop"}]}""");
        Assert.Equal("""{"id":"a","data":"AABB"}""", message.GetProperty("audio").GetRawText());
        Assert.Equal("""[{"x":1},{"x":2}]""", message.GetProperty("reasoning_details").GetRawText());
    }

    [Fact]
    public void Complete_SeveralChoices_AreInOrder()
    {
        var document = JsonSerializer.Deserialize<JsonElement>(Document(
            """{"choices":[{"index":1,"delta":{"content":"b"},"finish_reason":"stop"}]}""", """{"choices":[{"index":0,"delta":{"content":"a"},"finish_reason":"stop"}]}"""));
        Assert.Equal(["a", "b"], document.GetProperty("choices").EnumerateArray().Select(choice => choice.GetProperty("message").GetProperty("content").GetString()));
    }

    [Fact]
    public void Complete_LegacyCompletion_IsATextCompletion() => Assert.Equal(
        """{"id":"c","object":"text_completion","created":1700000000,"model":"m","choices":[{"index":0,"text":"ab","finish_reason":"stop"}]}""",
        Exchange.OfEvents(Exchange.Shape(Operation.Completion, stream: false), """{"id":"c","choices":[{"index":0,"text":"a"}]}""", """{"choices":[{"index":0,"text":"b","finish_reason":"stop"}]}""").Output);

    [Fact]
    public void Complete_DocumentOfTheProvider_KeepsItsMembers()
    {
        var document = Exchange.Run(
            """{"id":"c","object":"chat.completion","created":7,"model":"u","choices":[{"index":0,"message":{"role":"assistant","content":"hi","annotations":[]},"logprobs":null,"finish_reason":"stop"}],"service_tier":"default"}"""u8.ToArray(),
            shape: Exchange.Shape(stream: false)).Output;
        Assert.Equal("""{"id":"c","object":"chat.completion","created":7,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"hi","annotations":[]},"finish_reason":"stop"}],"service_tier":"default"}""", document);
    }

    private static string Document(params IEnumerable<string> events) => Exchange.OfEvents(Exchange.Shape(stream: false), events).Output;

    private static JsonElement Message(params IEnumerable<string> events) =>
        JsonSerializer.Deserialize<JsonElement>(Document(events)).GetProperty("choices")[0].GetProperty("message");
}
