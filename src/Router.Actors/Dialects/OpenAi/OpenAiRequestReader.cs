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
        "presence_penalty", "response_format", "reasoning_effort", "reasoning", "thinking", "n", "logprobs", "top_logprobs", "top_k",
        "user", "modalities",
    };

    public static ChatRequest ReadChat(RouterRequest request)
    {
        var fields = RequestFields.Read(request);
        var chat = Shared(fields);
        if (request.Operation == Operation.Completion)
        {
            if (fields["prompt"u8].IsEmpty) throw InvalidRequest.At("prompt", "'prompt' is missing: give the text to complete.");
            return chat with { Prompt = fields["prompt"u8], Suffix = fields.Text("suffix"u8) };
        }

        if (JsonValue.Elements(fields["messages"u8]) is not { Count: > 0 } messages) throw InvalidRequest.At("messages", "'messages' must be an array of at least one message.");
        return chat with { Messages = CallIds.Complete([.. messages.Select(new OpenAiMessageReader().Read)]) };
    }

    public static EmbeddingsRequest ReadEmbeddings(RouterRequest request)
    {
        var fields = RequestFields.Read(request);
        if (fields["input"u8].IsEmpty) throw InvalidRequest.At("input", "'input' is missing: give a text or an array of texts.");
        return new EmbeddingsRequest(fields["input"u8], fields["dimensions"u8], fields["truncate"u8]);
    }

    private static ChatRequest Shared(JsonFields fields)
    {
        Check(fields);
        RefuseSpeech(fields);
        var (choice, tools) = OpenAiToolChoice.Read(fields, Tools(fields));
        return new ChatRequest
        {
            Stream = fields["stream"u8].Span.SequenceEqual("true"u8),
            Tools = tools,
            ToolChoice = choice,
            ParallelCalls = fields["parallel_tool_calls"u8],
            Sampling = Sampling(fields),
            Format = Format(fields["response_format"u8]),
            Reasoning = OpenAiReasoning.Read(fields),
            User = fields["user"u8],
            Extras = [.. fields.Members
                .Where(member => !JsonValue.IsNull(member.Value) && !Known.Contains(EscapedText.ToText(member.Name.Span)))
                .Select(member => new RawMember(member.Name, member.Value))],
        };
    }

    private static void Check(JsonFields fields)
    {
        fields.Require("", MemberShape.Number, "temperature", "top_p", "frequency_penalty", "presence_penalty");
        fields.Require("", MemberShape.Integer, "max_tokens", "max_completion_tokens", "seed", "n", "top_logprobs", "top_k");
        fields.Require("", MemberShape.Switch, "parallel_tool_calls");
        fields.Require("", MemberShape.Switch | MemberShape.Integer, "logprobs");
        fields.Require("", MemberShape.Text, "user", "reasoning_effort", "suffix");
        fields.Require("", MemberShape.Text | MemberShape.Texts, "stop");
        fields.Require("", MemberShape.Text | MemberShape.Object, "tool_choice", "function_call");
        fields.Require("", MemberShape.Array, "tools", "functions");
        fields.Require("", MemberShape.Texts, "modalities");
        fields.Require("", MemberShape.Object, "response_format");
    }

    private static SamplingOptions Sampling(JsonFields fields) => new()
    {
        Temperature = fields["temperature"u8],
        TopP = fields["top_p"u8],
        TopK = fields["top_k"u8],
        Seed = fields["seed"u8],
        Stop = fields["stop"u8],
        MaxTokens = fields["max_completion_tokens"u8] is { IsEmpty: false } limit ? limit : fields["max_tokens"u8],
        FrequencyPenalty = fields["frequency_penalty"u8],
        PresencePenalty = fields["presence_penalty"u8],
        Choices = fields["n"u8],
        Logprobs = fields["logprobs"u8],
        TopLogprobs = fields["top_logprobs"u8],
    };

    private static void RefuseSpeech(JsonFields fields)
    {
        if (!fields["audio"u8].IsEmpty || JsonValue.Elements(fields["modalities"u8]).Exists(word => JsonValue.Text(word).Span.SequenceEqual("audio"u8)))
            throw InvalidRequest.At("modalities", "The provider of this model answers with text only: leave out 'audio', and \"audio\" in 'modalities'.");
    }

    private static List<ToolDefinition> Tools(JsonFields fields)
    {
        var tools = OpenAiToolDefinitions.Read(fields["tools"u8]);
        tools.AddRange(JsonValue.Elements(fields["functions"u8]).Where(JsonValue.IsObject).Select((raw, index) => OpenAiToolDefinitions.Function(raw, $"functions[{index}].")));
        return tools;
    }

    private static ReplyFormat Format(ReadOnlyMemory<byte> format)
    {
        if (!JsonValue.IsObject(format)) return ReplyFormat.Text;
        var fields = JsonFields.Read(format);
        switch (EscapedText.ToText(fields.Text("type"u8).Span))
        {
            case "" or "text": return ReplyFormat.Text;
            // llama.cpp and others take a schema here too.
            case "json_object": return new ReplyFormat(IsJson: true, fields["schema"u8], default);
            case "json_schema" when JsonValue.IsObject(fields["json_schema"u8]):
                var schema = JsonFields.Read(fields["json_schema"u8]);
                schema.Require("response_format.json_schema.", MemberShape.Object, "schema");
                return new ReplyFormat(IsJson: true, schema["schema"u8], schema.Text("name"u8)) { Strict = schema["strict"u8] };
            default: throw InvalidRequest.At("response_format", "The provider of this model takes a 'response_format' of type text, json_object or json_schema (with its 'json_schema').");
        }
    }
}
