using LlmRouter.Contracts;

namespace LlmRouter.Tests.Dialects.Ollama;

public sealed class OllamaWriterTests
{
    private const string Done = "[DONE]";
    private const string Text = """{"id":"c","created":1700000000,"choices":[{"index":0,"delta":{"reasoning":"hm","content":"hi"}}]}""";
    private const string Call = """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{\"x\":"}}]}}]}""";
    private const string More = """{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"1}"}}]},"finish_reason":"length"}]}""";
    private const string Usage = """{"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}""";
    private const string Head = "{\"model\":\"m\",\"created_at\":\"2023-11-14T22:13:20Z\"";

    [Fact]
    public void Write_Stream_IsOneObjectALine() => Assert.Equal(
        Head + ""","message":{"role":"assistant","content":"","thinking":"hm"},"done":false}""" + "\n" +
        Head + ""","message":{"role":"assistant","content":"hi"},"done":false}""" + "\n" +
        Head + ""","message":{"role":"assistant","content":"","tool_calls":[{"id":"a","function":{"index":0,"name":"f","arguments":{"x":1}}}]},"done":false}""" + "\n" +
        Head + ""","message":{"role":"assistant","content":""},"done":true,"done_reason":"length","prompt_eval_count":1,"eval_count":2}""" + "\n",
        Run(Exchange.Shape(), Text, Call, More, Usage, Done));

    [Fact]
    public void Write_Document_IsOneObject() => Assert.Equal(
        Head + ""","message":{"role":"assistant","content":"hi","thinking":"hm","tool_calls":[{"id":"a","function":{"index":0,"name":"f","arguments":{"x":1}}}]},"done":true,"done_reason":"length","prompt_eval_count":1,"eval_count":2}""",
        Run(Exchange.Shape(stream: false), Text, Call, More, Usage, Done));

    [Fact]
    public void Write_Generate_HasResponse() => Assert.Equal(
        Head + ""","response":"hi","thinking":"hm","done":true,"done_reason":"stop"}""",
        Run(Exchange.Shape(Operation.Completion, stream: false), Text, Done));

    [Fact]
    public void Write_DurationsOfAnOllama_PassInTheLastLine()
    {
        const string done = """{"model":"x","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":"hi"},"done":true,"total_duration":9,"load_duration":1,"prompt_eval_duration":2,"eval_duration":3,"other":4}""";
        Assert.EndsWith(""","done":true,"done_reason":"stop","other":4,"total_duration":9,"load_duration":1,"prompt_eval_duration":2,"eval_duration":3}""", Run(Exchange.Shape(stream: false), done), StringComparison.Ordinal);
    }

    [Fact]
    public void WriteStreamError_Line_IsTheErrorsText() => Assert.Equal("{\"error\":\"The answer broke off.\"}\n", Run(Exchange.Shape(), """{"choices":[]}"""));

    private static string Run(LlmRouter.Dialects.ReplyShape shape, params IEnumerable<string> events) => Exchange.Run(Exchange.Sse(events), shape: shape, client: "ollama").Output;
}
