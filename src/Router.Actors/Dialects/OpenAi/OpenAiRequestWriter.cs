using System.Buffers;
using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.OpenAi;

/// <summary>Writes request bodies for an OpenAI-compatible provider from what another dialect's client said.</summary>
internal static class OpenAiRequestWriter
{
    public static ReadOnlyMemory<byte> Write(ChatRequest request, UpstreamTarget target)
    {
        Unsupported.Suffix(request);
        var output = new ArrayBufferWriter<byte>();
        var json = new RawJsonWriter(output).BeginObject().Name("model"u8).Escaped(EscapedText.Escape(target.Model)).Name("messages"u8).BeginArray();
        OpenAiMessageWriter.Write(json, request.Messages);
        json.EndArray().Name("stream"u8).Boolean(request.Stream);
        if (request.Stream) json.Name("stream_options"u8).Raw("{\"include_usage\":true}"u8);
        Tools(json, request);
        Sampling(json, request.Sampling);
        Format(json, request.Format);
        Text(json, "reasoning_effort"u8, Effort(request.Reasoning.AsEffort()));
        json.Member("user"u8, EndUser.Short(request.User));
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

    private static void Tools(RawJsonWriter json, ChatRequest request)
    {
        if (request.Tools.Count == 0) return;
        OpenAiToolDefinitions.Write(json, request.Tools);
        OpenAiToolChoice.Write(json, request.ToolChoice);
        json.Member("parallel_tool_calls"u8, request.ParallelCalls.Span);
    }

    // "max" is Anthropic's and Ollama's word; the highest that every server here knows is "high".
    private static ReadOnlyMemory<byte> Effort(ReadOnlyMemory<byte> effort) => effort.Span.SequenceEqual("max"u8) ? "high"u8.ToArray() : effort;

    private static void Text(RawJsonWriter json, ReadOnlySpan<byte> name, ReadOnlyMemory<byte> escaped)
    {
        if (!escaped.IsEmpty) json.Name(name).Escaped(escaped.Span);
    }

    // TopK is left out: vLLM and llama.cpp take "top_k", but OpenAI refuses members that it does not know.
    private static void Sampling(RawJsonWriter json, SamplingOptions sampling) => json
        .Member("temperature"u8, sampling.Temperature.Span)
        .Member("top_p"u8, sampling.TopP.Span)
        .Member("seed"u8, sampling.Seed.Span)
        // OpenAI's error: "[] is too short".
        .Member("stop"u8, sampling.Stop.Length > 2 ? sampling.Stop.Span : default)
        // Ollama's num_predict of -1 means no limit, which OpenAI says by leaving it out.
        .Member("max_tokens"u8, sampling.MaxTokens.Span.StartsWith("-"u8) ? default : sampling.MaxTokens.Span)
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
}
