using System.Text.Json;
using LlmRouter.Contracts;
using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.OpenAi;

/// <summary>Reads OpenAI request bodies into the words that all dialects share.</summary>
internal static class OpenAiRequestReader
{
    /// <summary>Members that have a place of their own in the canonical request, or none anywhere else.</summary>
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "model", "messages", "prompt", "suffix", "stream", "stream_options", "tools", "tool_choice", "functions", "function_call",
        "parallel_tool_calls", "temperature", "top_p", "seed", "stop", "max_tokens", "max_completion_tokens", "frequency_penalty",
        "presence_penalty", "response_format", "reasoning_effort", "n", "logprobs", "top_logprobs", "user",
    };

    public static ChatRequest ReadChat(RouterRequest request)
    {
        var fields = Fields(request);
        var chat = Shared(fields);
        if (request.Operation == Operation.Completion)
        {
            if (fields["prompt"u8].IsEmpty) throw InvalidRequest.At("prompt", "'prompt' is missing: give the text to complete.");
            return chat with { Prompt = fields["prompt"u8], Suffix = fields.Text("suffix"u8) };
        }

        if (!JsonValue.IsArray(fields["messages"u8])) throw InvalidRequest.At("messages", "'messages' must be an array of messages.");
        return chat with { Messages = [.. JsonValue.Elements(fields["messages"u8]).Select(OpenAiMessageReader.Read)] };
    }

    public static EmbeddingsRequest ReadEmbeddings(RouterRequest request)
    {
        var fields = Fields(request);
        if (fields["input"u8].IsEmpty) throw InvalidRequest.At("input", "'input' is missing: give a text or an array of texts.");
        return new EmbeddingsRequest(fields["input"u8], fields["dimensions"u8], fields["truncate"u8]);
    }

    private static JsonFields Fields(RouterRequest request)
    {
        try
        {
            return JsonFields.Read(JsonPeek.WithoutMark(request.Body));
        }
        catch (JsonException broken)
        {
            throw InvalidRequest.NoJson(broken);
        }
    }

    private static ChatRequest Shared(JsonFields fields) => new()
    {
        Stream = fields["stream"u8].Span.SequenceEqual("true"u8),
        Tools = Tools(fields),
        ToolChoice = Choice(fields["tool_choice"u8]),
        ParallelCalls = fields["parallel_tool_calls"u8],
        Sampling = new SamplingOptions
        {
            Temperature = fields["temperature"u8],
            TopP = fields["top_p"u8],
            Seed = fields["seed"u8],
            Stop = fields["stop"u8],
            MaxTokens = fields["max_completion_tokens"u8] is { IsEmpty: false } limit ? limit : fields["max_tokens"u8],
            FrequencyPenalty = fields["frequency_penalty"u8],
            PresencePenalty = fields["presence_penalty"u8],
            Choices = fields["n"u8],
            Logprobs = fields["logprobs"u8],
            TopLogprobs = fields["top_logprobs"u8],
        },
        Format = Format(fields["response_format"u8]),
        Reasoning = fields.Text("reasoning_effort"u8) is { IsEmpty: false } effort ? new ReasoningOptions(Enabled: null, effort) : ReasoningOptions.Unset,
        User = fields["user"u8],
        Extras = [.. fields.Members
            .Where(member => !JsonValue.IsNull(member.Value) && !Known.Contains(EscapedText.ToText(member.Name.Span)))
            .Select(member => new RawMember(member.Name, member.Value))],
    };

    private static List<ToolDefinition> Tools(JsonFields fields)
    {
        var tools = OpenAiToolDefinitions.Read(fields["tools"u8]);
        tools.AddRange(JsonValue.Elements(fields["functions"u8]).Where(JsonValue.IsObject).Select(OpenAiToolDefinitions.Function));
        return tools;
    }

    private static ToolChoice Choice(ReadOnlyMemory<byte> choice)
    {
        if (JsonValue.IsObject(choice) && JsonFields.Read(choice)["function"u8] is var function && JsonValue.IsObject(function))
            return new ToolChoice(ToolChoiceMode.Named, JsonFields.Read(function).Text("name"u8));
        return EscapedText.ToText(JsonValue.Text(choice).Span) switch
        {
            "auto" => new ToolChoice(ToolChoiceMode.Auto),
            "none" => new ToolChoice(ToolChoiceMode.None),
            "required" => new ToolChoice(ToolChoiceMode.Required),
            _ => ToolChoice.Unset,
        };
    }

    private static ReplyFormat Format(ReadOnlyMemory<byte> format)
    {
        if (!JsonValue.IsObject(format)) return ReplyFormat.Text;
        var fields = JsonFields.Read(format);
        var type = fields.Text("type"u8).Span;
        if (type.SequenceEqual("json_object"u8)) return new ReplyFormat(IsJson: true, default, default);
        if (!type.SequenceEqual("json_schema"u8) || !JsonValue.IsObject(fields["json_schema"u8])) return ReplyFormat.Text;
        var schema = JsonFields.Read(fields["json_schema"u8]);
        return new ReplyFormat(IsJson: true, schema["schema"u8], schema.Text("name"u8)) { Strict = schema["strict"u8] };
    }
}
