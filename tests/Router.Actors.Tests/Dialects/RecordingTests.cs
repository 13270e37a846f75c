using System.Text.Json;
using LlmRouter.Contracts;
using LlmRouter.Testing.Recordings;
using LlmRouter.Tests.Framing;

namespace LlmRouter.Tests.Dialects;

/// <summary>Every recorded reply of an OpenAI-compatible provider and of Ollama, read by us and computed by somebody else.</summary>
public sealed class RecordingTests
{
    public static TheoryData<string> Replies => [.. Recording.All.Where(IsOurs).Select(recording => recording.File)];

    [Theory]
    [MemberData(nameof(Replies))]
    public void Translate_RecordedReply_SaysWhatItMeans(string file)
    {
        var recording = Recording.Named(file);
        var whole = Run(recording, ReadPlan.Whole(recording.Body.Length));
        var expected = recording.Expected;
        Assert.Equal(expected.GetProperty("errors").GetArrayLength() > 0, whole.Error is not null && whole.Error.Code != "upstream_stream_incomplete");
        var stream = new ClientStream(whole.Output);
        Assert.Equal(whole.Error is null, stream.Done);
        if (whole.Error?.Code is not null and not "upstream_stream_incomplete") return;
        foreach (var choice in expected.GetProperty("choices").EnumerateArray()) Compare(choice, Choice(stream, choice), recording);
        if (whole.Error is null) CompareUsage(expected, stream);
    }

    [Theory]
    [MemberData(nameof(Replies))]
    public void Translate_RecordedReplyByteByByte_WritesTheSameBytes(string file)
    {
        var recording = Recording.Named(file);
        // Byte by byte the largest ones take minutes; a prime number of bytes cuts everywhere as well.
        var plan = recording.Body.Length < 20_000 ? ReadPlan.ByteByByte : new ReadPlan(1, 61);
        Assert.Equal(Run(recording, ReadPlan.Whole(recording.Body.Length)).Output, Run(recording, plan).Output);
    }

    [Theory]
    [MemberData(nameof(Replies))]
    public void Translate_RecordedReplyToADocument_SaysTheSameAsItsStream(string file)
    {
        var recording = Recording.Named(file);
        var streamed = Run(recording, ReadPlan.Whole(recording.Body.Length));
        if (streamed.Error is not null) return;
        var stream = new ClientStream(streamed.Output);
        var document = JsonSerializer.Deserialize<JsonElement>(Run(recording, ReadPlan.Whole(recording.Body.Length), stream: false).Output);
        Assert.Equal(stream.Choices.Keys, document.GetProperty("choices").EnumerateArray().Select(choice => choice.GetProperty("index").GetInt32()));
        foreach (var choice in document.GetProperty("choices").EnumerateArray()) CompareDocument(choice, stream.Choices[choice.GetProperty("index").GetInt32()]);
        Assert.Equal(stream.Usage?.GetRawText(), document.TryGetProperty("usage", out var usage) ? usage.GetRawText() : null);
    }

    [Theory]
    [MemberData(nameof(Replies))]
    public void Translate_RecordedReplyForAnOllamaClient_SaysTheSameText(string file)
    {
        var recording = Recording.Named(file);
        var streamed = Run(recording, ReadPlan.Whole(recording.Body.Length));
        var lines = Run(recording, ReadPlan.Whole(recording.Body.Length), client: "ollama").Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        Assert.Equal(streamed.Error is null, lines[^1].TryGetProperty("done", out var done) && done.GetBoolean());
        Assert.Equal(streamed.Error is not null, lines[^1].TryGetProperty("error", out _));
        var said = lines.Where(line => line.TryGetProperty("done", out _)).Select(line => line.TryGetProperty("message", out var message) ? message : line).ToList();
        if (new ClientStream(streamed.Output).Choices.TryGetValue(0, out var choice))
        {
            Assert.Equal(choice.Content + choice.Refusal, string.Concat(said.Select(part => Text(part, "content") + Text(part, "response"))));
            Assert.Equal(recording.Family == "openai-completions" ? "" : choice.Reasoning, string.Concat(said.Select(part => Text(part, "thinking"))));
        }
    }

    private static void CompareDocument(JsonElement choice, ClientChoice expected)
    {
        Assert.Equal(expected.Finish, Text(choice, "finish_reason"));
        if (!choice.TryGetProperty("message", out var message))
        {
            Assert.Equal(expected.Content, Text(choice, "text"));
            return;
        }

        Assert.Equal((expected.Content, expected.Reasoning, expected.Refusal), (Text(message, "content"), Text(message, "reasoning_content"), Text(message, "refusal")));
        var calls = message.TryGetProperty("tool_calls", out var given) ? given.EnumerateArray().ToList() : [];
        Assert.Equal(
            expected.Calls.Values,
            calls.Select(call => call.TryGetProperty("function", out var function)
                ? (Text(call, "id"), Text(function, "name"), Text(function, "arguments"))
                : (Text(call, "id"), "", "")));
    }

    // Only what a recorder stored as it came; the goldens of Router.Conformance.Tests go over every recording.
    private static bool IsOurs(Recording recording) => recording.Fidelity == "wire" && recording.Status == 200
        && (recording.Family.StartsWith("ollama", StringComparison.Ordinal) || recording.Family is "openai-chat" or "openai-completions");

    private static Exchange Run(Recording recording, ReadPlan plan, bool stream = true, string client = "openai") => Exchange.Run(
        recording.Body, plan, Exchange.Shape(recording.Family == "openai-completions" ? Operation.Completion : Operation.Chat, stream), client);

    private static ClientChoice Choice(ClientStream stream, JsonElement expected) =>
        stream.Choices.TryGetValue(expected.GetProperty("index").GetInt32(), out var choice) ? choice : new ClientChoice();

    private static void Compare(JsonElement expected, ClientChoice actual, Recording recording)
    {
        Assert.Equal(Text(expected, "content"), actual.Content);
        Assert.Equal(Text(expected, "reasoning"), actual.Reasoning);
        Assert.Equal(Text(expected, "refusal"), actual.Refusal);
        var calls = expected.GetProperty("tool_calls").EnumerateArray().ToList();
        if (!recording.Unsure) Assert.Equal(calls.Count, actual.Calls.Count);
        foreach (var (call, ours) in calls.Zip(actual.Calls.Values)) CompareCall(call, ours);
        var finish = Text(expected, "finish_reason");
        // Wire contract §1.4 and §1.8: other words are mapped, and calls always end with tool_calls.
        if (actual.Finish is not null && finish.Length > 0)
            Assert.Equal(finish switch { "stop" when calls.Count > 0 => "tool_calls", "function_call" => "tool_calls", "eos" => "stop", _ => finish }, actual.Finish);
    }

    private static void CompareCall(JsonElement expected, (string Id, string Name, string Arguments) actual)
    {
        Assert.Equal(Text(expected, "name"), actual.Name);
        if (Text(expected, "id").Length > 0) Assert.Equal(Text(expected, "id"), actual.Id);
        else Assert.StartsWith("call_", actual.Id, StringComparison.Ordinal);
        var arguments = expected.GetProperty("arguments");
        if (arguments.ValueKind == JsonValueKind.String) Assert.Equal(arguments.GetString(), actual.Arguments);
        else if (arguments.ValueKind == JsonValueKind.Object) Assert.Equal(JsonSerializer.Serialize(arguments), JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(actual.Arguments)));
    }

    private static void CompareUsage(JsonElement expected, ClientStream stream)
    {
        if (!expected.TryGetProperty("usage", out var usage) || usage.ValueKind != JsonValueKind.Object) return;
        var norm = usage.GetProperty("norm");
        Assert.Equal(norm.ValueKind == JsonValueKind.Object, stream.Usage is not null);
        if (norm.ValueKind != JsonValueKind.Object) return;
        foreach (var name in new[] { "prompt_tokens", "completion_tokens", "total_tokens" })
        {
            if (norm.TryGetProperty(name, out var count) && count.ValueKind == JsonValueKind.Number)
                Assert.Equal(count.GetInt64(), stream.Usage!.Value.GetProperty(name).GetInt64());
        }
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
}
