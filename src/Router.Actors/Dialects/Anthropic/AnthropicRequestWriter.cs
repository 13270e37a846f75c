using System.Buffers;
using System.Globalization;
using System.Text;
using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Anthropic;

/// <summary>
/// Writes request bodies for Anthropic from what another dialect's client said. Anthropic refuses unknown members: what it has no word
/// for is left out when it is advice (seed, penalties, log probabilities) and refused when the answer would be another.
/// </summary>
internal static class AnthropicRequestWriter
{
    /// <param name="request">What the client said.</param>
    /// <param name="target">Whom it goes to; its traits hold the limit that Anthropic requires.</param>
    /// <param name="countOnly">Its tokens are to be counted: nothing about the answer belongs there.</param>
    /// <exception cref="Contracts.RouterException">Anthropic cannot be asked that.</exception>
    public static ReadOnlyMemory<byte> Write(ChatRequest request, UpstreamTarget target, bool countOnly = false)
    {
        Unsupported.SeveralChoices(request);
        Unsupported.Suffix(request);
        request = request with { Messages = ReasoningSignature.Keep(CompletionPrompt.ToConversation(request), SignatureMaker.Anthropic) };
        var output = new ArrayBufferWriter<byte>();
        var generation = AnthropicGeneration.Of(target.Model);
        var thinking = AnthropicThinking.For(request, generation);
        var json = new RawJsonWriter(output).BeginObject().Name("model"u8).Escaped(EscapedText.Escape(target.Model));
        if (!countOnly) json.Name("max_tokens"u8).Number(MaxTokens(request.Sampling.MaxTokens, target) + thinking.Budget);
        AnthropicConversation.Write(json, request.Messages);
        if (!countOnly) json.Name("stream"u8).Boolean(request.Stream);
        AnthropicTools.Write(json, request);
        thinking.Write(json);
        OutputConfig(json, request.Format, thinking.Effort);
        if (!countOnly) Stop(json, request.Sampling.Stop);
        // Spec: "Thinking isn't compatible with temperature or top_k modifications"; top_p then has bounds of its own.
        if (!countOnly && !thinking.IsOn && !generation.RefusesSampling) Sampling(json, request.Sampling, generation);
        if (!countOnly && JsonValue.IsString(request.User)) json.Name("metadata"u8).BeginObject().Name("user_id"u8).Raw(request.User.Span).EndObject();
        json.EndObject();
        return output.WrittenMemory;
    }

    // Ollama's num_predict of -1 means no limit, which Anthropic does not have.
    private static long MaxTokens(ReadOnlyMemory<byte> given, UpstreamTarget target) =>
        long.TryParse(Encoding.ASCII.GetString(given.Span), NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is > 0 and < int.MaxValue
            ? limit
            : target.Traits.MaxTokens;

    // Spec: "Migrating from beta? The output_format parameter has moved to output_config.format, and beta headers are no longer required."
    // JSON without a schema has no word here and needs none: OpenAI demands that the conversation itself asks for it.
    private static void OutputConfig(RawJsonWriter json, ReplyFormat format, ReadOnlyMemory<byte> effort)
    {
        var hasSchema = format is { IsJson: true, Schema.IsEmpty: false };
        if (!hasSchema && effort.IsEmpty) return;
        json.Name("output_config"u8).BeginObject();
        if (!effort.IsEmpty) json.Name("effort"u8).Escaped(effort.Span);
        if (hasSchema) json.Name("format"u8).BeginObject().Name("type"u8).Escaped("json_schema"u8).Name("schema"u8).Raw(format.Schema.Span).EndObject();
        json.EndObject();
    }

    private static void Stop(RawJsonWriter json, ReadOnlyMemory<byte> stop)
    {
        if (JsonValue.IsString(stop)) json.Name("stop_sequences"u8).BeginArray().Raw(stop.Span).EndArray();
        else if (JsonValue.IsArray(stop)) json.Name("stop_sequences"u8).Raw(stop.Span);
    }

    // Of two samplers where one is taken, the temperature counts: it is what people set.
    private static void Sampling(RawJsonWriter json, SamplingOptions sampling, AnthropicGeneration generation) => json
        .Member("temperature"u8, Clamped(sampling.Temperature))
        .Member("top_p"u8, generation.TakesOneSampler && !sampling.Temperature.IsEmpty ? default : sampling.TopP.Span)
        .Member("top_k"u8, sampling.TopK.Span);


    // Spec: temperature "Ranges from 0.0 to 1.0"; OpenAI's goes to 2.
    private static ReadOnlySpan<byte> Clamped(ReadOnlyMemory<byte> temperature) =>
        double.TryParse(Encoding.ASCII.GetString(temperature.Span), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 1 ? "1"u8 : temperature.Span;
}
