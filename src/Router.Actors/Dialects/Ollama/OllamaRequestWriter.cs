using System.Buffers;
using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Ollama;

/// <summary>Writes request bodies for Ollama from what another dialect's client said.</summary>
internal static class OllamaRequestWriter
{
    /// <summary>The body of <c>api/chat</c>.</summary>
    public static ReadOnlyMemory<byte> WriteChat(ChatRequest request, string model)
    {
        var output = new ArrayBufferWriter<byte>();
        var json = Begin(output, model).Name("messages"u8).BeginArray();
        for (var i = 0; i < request.Messages.Count; i++) OllamaMessageWriter.Write(json, request.Messages, i);
        json.EndArray();
        OpenAi.OpenAiToolDefinitions.Write(json, Offered(request));
        return End(output, json, request);
    }

    // Ollama has no tool_choice: it obeys by what tools it sees.
    private static IReadOnlyList<ToolDefinition> Offered(ChatRequest request) => request.ToolChoice.Mode switch
    {
        ToolChoiceMode.None => [],
        ToolChoiceMode.Named => [.. request.Tools.Where(tool => tool.Name.Span.SequenceEqual(request.ToolChoice.Name.Span))],
        _ => request.Tools,
    };

    /// <summary>The body of <c>api/generate</c>.</summary>
    public static ReadOnlyMemory<byte> WriteGenerate(ChatRequest request, string model)
    {
        var output = new ArrayBufferWriter<byte>();
        var json = Begin(output, model).Name("prompt"u8).Escaped(CompletionPrompt.OneText(request.Prompt).Span);
        if (!request.Suffix.IsEmpty) json.Name("suffix"u8).Escaped(request.Suffix.Span);
        return End(output, json, request);
    }

    /// <summary>The body of <c>api/embed</c>.</summary>
    public static ReadOnlyMemory<byte> WriteEmbed(EmbeddingsRequest request, string model)
    {
        var output = new ArrayBufferWriter<byte>();
        Begin(output, model).Name("input"u8).Raw(request.Input.Span)
            .Member("dimensions"u8, request.Dimensions.Span)
            .Member("truncate"u8, request.Truncate.Span)
            .EndObject();
        return output.WrittenMemory;
    }

    private static RawJsonWriter Begin(ArrayBufferWriter<byte> output, string model) =>
        new RawJsonWriter(output).BeginObject().Name("model"u8).Escaped(EscapedText.Escape(model));

    private static ReadOnlyMemory<byte> End(ArrayBufferWriter<byte> output, RawJsonWriter json, ChatRequest request)
    {
        Unsupported.SeveralChoices(request);
        json.Name("stream"u8).Boolean(request.Stream);
        json.Member("think"u8, Think(request.Reasoning));
        if (request.Format.IsJson) json.Name("format"u8).Raw(request.Format.Schema.IsEmpty ? "\"json\""u8 : request.Format.Schema.Span);
        Options(json, request);
        Logprobs(json, request.Sampling);
        // What nobody here knows is offered at the top level, where Ollama ignores what it does not know either.
        foreach (var extra in request.Extras)
        {
            if (!IsOwn(extra)) json.Name(extra.Name.Span).Raw(extra.Value.Span);
        }

        json.EndObject();
        return output.WrittenMemory;
    }

    private static bool IsOwn(RawMember extra) =>
        extra.Name.Span.SequenceEqual("options"u8) || extra.Name.Span.SequenceEqual("think"u8) || extra.Name.Span.SequenceEqual("format"u8);

    private static void Options(RawJsonWriter json, ChatRequest request)
    {
        var options = new RawMembers();
        // An OpenAI client may send Ollama's own options beside its own; the standard ones win.
        foreach (var extra in request.Extras)
        {
            if (extra.Name.Span.SequenceEqual("options"u8) && JsonValue.IsObject(extra.Value)) options.Set(extra.Value.Span[1..^1]);
        }

        Set(options, "temperature"u8, request.Sampling.Temperature);
        Set(options, "top_p"u8, request.Sampling.TopP);
        Set(options, "top_k"u8, request.Sampling.TopK);
        Set(options, "seed"u8, request.Sampling.Seed);
        Set(options, "stop"u8, Stop(request.Sampling.Stop));
        Set(options, "num_predict"u8, request.Sampling.MaxTokens);
        Set(options, "frequency_penalty"u8, request.Sampling.FrequencyPenalty);
        Set(options, "presence_penalty"u8, request.Sampling.PresencePenalty);
        if (!options.IsEmpty) json.Name("options"u8).BeginObject().Members(options).EndObject();
    }

    // A legacy completion asks by a number; Ollama, as chat does, by a switch and a number.
    private static void Logprobs(RawJsonWriter json, SamplingOptions sampling)
    {
        if (JsonValue.Integer(sampling.Logprobs) is { } alternatives)
        {
            json.Name("logprobs"u8).Boolean(true);
            if (alternatives > 0) json.Name("top_logprobs"u8).Number(alternatives);
            return;
        }

        json.Member("logprobs"u8, sampling.Logprobs.Span).Member("top_logprobs"u8, sampling.TopLogprobs.Span);
    }

    private static void Set(RawMembers options, ReadOnlySpan<byte> name, ReadOnlyMemory<byte> value)
    {
        if (!value.IsEmpty) options.Set(name, value.Span);
    }

    /// <summary>Ollama takes a list of stops only.</summary>
    internal static ReadOnlyMemory<byte> Stop(ReadOnlyMemory<byte> stop) =>
        JsonValue.IsString(stop) ? (byte[])[(byte)'[', .. stop.Span, (byte)']'] : stop;

    private static ReadOnlySpan<byte> Think(ReasoningOptions reasoning) =>
        reasoning is { Enabled: true, Effort.IsEmpty: true, Budget: null } ? "true"u8 : Level(reasoning.AsEffort());

    /// <summary>The raw <c>think</c> for an escaped effort of OpenAI's: Ollama knows true, false and three levels. Empty for any other word.</summary>
    internal static ReadOnlySpan<byte> Level(ReadOnlyMemory<byte> effort) => EscapedText.ToText(effort.Span) switch
    {
        "none" => "false"u8,
        "minimal" or "low" => "\"low\""u8,
        "medium" => "\"medium\""u8,
        "high" or "xhigh" or "max" => "\"high\""u8,
        _ => default,
    };
}
