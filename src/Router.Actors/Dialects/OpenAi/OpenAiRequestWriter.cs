using System.Buffers;
using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.OpenAi;

/// <summary>Writes request bodies for an OpenAI-compatible provider from what another dialect's client said.</summary>
internal static class OpenAiRequestWriter
{
    public static ReadOnlyMemory<byte> Write(ChatRequest request, UpstreamTarget target)
    {
        var output = new ArrayBufferWriter<byte>();
        var json = new RawJsonWriter(output).BeginObject().Name("model"u8).Escaped(EscapedText.Escape(target.Model)).Name("messages"u8).BeginArray();
        foreach (var message in request.Messages) Message(json, message);
        json.EndArray().Name("stream"u8).Boolean(request.Stream);
        if (request.Stream && target.Traits.StreamUsage) json.Name("stream_options"u8).Raw("{\"include_usage\":true}"u8);
        Tools(json, request);
        Sampling(json, request.Sampling, target);
        Format(json, request.Format);
        Text(json, "reasoning_effort"u8, request.Reasoning.AsEffort());
        json.Member("user"u8, request.User.Span);
        foreach (var extra in request.Extras) json.Name(extra.Name.Span).Raw(extra.Value.Span);
        json.EndObject();
        return output.WrittenMemory;
    }

    public static ReadOnlyMemory<byte> Write(EmbeddingsRequest request, string model)
    {
        var output = new ArrayBufferWriter<byte>();
        new RawJsonWriter(output).BeginObject()
            .Name("model"u8).Escaped(EscapedText.Escape(model))
            .Name("input"u8).Raw(request.Input.Span)
            .Member("dimensions"u8, request.Dimensions.Span)
            .EndObject();
        return output.WrittenMemory;
    }

    private static void Message(RawJsonWriter json, ChatMessage message)
    {
        json.BeginObject().Name("role"u8).Escaped(Role(message.Role)).Name("content"u8);
        Content(json, message);
        if (!message.Reasoning.IsEmpty) json.Name("reasoning_content"u8).Escaped(message.Reasoning.Span);
        if (message.Calls.Count > 0) Calls(json, message.Calls);
        if (message.Role == ChatRole.Tool) json.Name("tool_call_id"u8).Escaped(message.CallId.Span);
        json.EndObject();
    }

    private static void Content(RawJsonWriter json, ChatMessage message)
    {
        if (message.Parts.Count == 0 && message.Calls.Count > 0) json.Raw("null"u8);
        else if (message.Parts.Count == 0) json.Escaped(default);
        else if (message.Parts is [{ IsText: true } only]) json.Escaped(only.Text.Span);
        else
        {
            json.BeginArray();
            foreach (var part in message.Parts) Part(json, part);
            json.EndArray();
        }
    }

    private static void Part(RawJsonWriter json, ContentPart part)
    {
        if (part.IsText)
        {
            json.BeginObject().Name("type"u8).Escaped("text"u8).Name("text"u8).Escaped(part.Text.Span).EndObject();
            return;
        }

        byte[] url = part.IsRemote ? part.Text.ToArray() : [.. "data:"u8, .. part.MediaType.Span, .. ";base64,"u8, .. part.Text.Span];
        json.BeginObject().Name("type"u8).Escaped("image_url"u8)
            .Name("image_url"u8).BeginObject().Name("url"u8).Escaped(url).EndObject().EndObject();
    }

    private static void Calls(RawJsonWriter json, IReadOnlyList<ToolCall> calls)
    {
        json.Name("tool_calls"u8).BeginArray();
        foreach (var call in calls)
        {
            json.BeginObject().Name("id"u8).Escaped(call.Id.Span).Name("type"u8).Escaped("function"u8)
                .Name("function"u8).BeginObject().Name("name"u8).Escaped(call.Name.Span).Name("arguments"u8).Escaped(call.Arguments.Span)
                .EndObject().EndObject();
        }

        json.EndArray();
    }

    private static void Tools(RawJsonWriter json, ChatRequest request)
    {
        if (request.Tools.Count == 0) return;
        OpenAiToolDefinitions.Write(json, request.Tools);
        Choice(json, request.ToolChoice);
        json.Member("parallel_tool_calls"u8, request.ParallelCalls.Span);
    }

    private static void Choice(RawJsonWriter json, ToolChoice choice)
    {
        switch (choice.Mode)
        {
            case ToolChoiceMode.Auto: json.Name("tool_choice"u8).Escaped("auto"u8); break;
            case ToolChoiceMode.None: json.Name("tool_choice"u8).Escaped("none"u8); break;
            case ToolChoiceMode.Required: json.Name("tool_choice"u8).Escaped("required"u8); break;
            case ToolChoiceMode.Named:
                json.Name("tool_choice"u8).BeginObject().Name("type"u8).Escaped("function"u8)
                    .Name("function"u8).BeginObject().Name("name"u8).Escaped(choice.Name.Span).EndObject().EndObject();
                break;
        }
    }

    private static void Text(RawJsonWriter json, ReadOnlySpan<byte> name, ReadOnlyMemory<byte> escaped)
    {
        if (!escaped.IsEmpty) json.Name(name).Escaped(escaped.Span);
    }

    private static void Sampling(RawJsonWriter json, SamplingOptions sampling, UpstreamTarget target) => json
        .Member("temperature"u8, sampling.Temperature.Span)
        .Member("top_p"u8, sampling.TopP.Span)
        .Member("seed"u8, sampling.Seed.Span)
        .Member("stop"u8, sampling.Stop.Span)
        // Ollama's num_predict of -1 means no limit, which OpenAI says by leaving it out.
        .Member(target.Traits.MaxCompletionTokens ? "max_completion_tokens"u8 : "max_tokens"u8, sampling.MaxTokens.Span.StartsWith("-"u8) ? default : sampling.MaxTokens.Span)
        .Member("frequency_penalty"u8, sampling.FrequencyPenalty.Span)
        .Member("presence_penalty"u8, sampling.PresencePenalty.Span)
        .Member("n"u8, sampling.Choices.Span)
        .Member("logprobs"u8, sampling.Logprobs.Span)
        .Member("top_logprobs"u8, sampling.TopLogprobs.Span);

    private static void Format(RawJsonWriter json, ReplyFormat format)
    {
        if (!format.IsJson) return;
        if (format.Schema.IsEmpty)
        {
            json.Name("response_format"u8).Raw("{\"type\":\"json_object\"}"u8);
            return;
        }

        json.Name("response_format"u8).BeginObject().Name("type"u8).Escaped("json_schema"u8)
            .Name("json_schema"u8).BeginObject()
            .Name("name"u8).Escaped(format.Name.IsEmpty ? "reply"u8 : format.Name.Span)
            .Name("schema"u8).Raw(format.Schema.Span)
            .Member("strict"u8, format.Strict.Span)
            .EndObject().EndObject();
    }

    private static ReadOnlySpan<byte> Role(ChatRole role) => role switch
    {
        ChatRole.System => "system"u8,
        ChatRole.Assistant => "assistant"u8,
        ChatRole.Tool => "tool"u8,
        _ => "user"u8,
    };
}
