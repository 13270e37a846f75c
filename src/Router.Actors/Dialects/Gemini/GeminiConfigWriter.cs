using System.Buffers;
using System.Globalization;
using System.Text;
using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Gemini;

/// <summary>Writes <c>generationConfig</c>: sampling, limits, the reply's format, thinking.</summary>
internal static class GeminiConfigWriter
{
    /// <summary>Writes the member; nothing when the client said nothing.</summary>
    public static void Write(RawJsonWriter json, ChatRequest request, GeminiModel model)
    {
        var output = new ArrayBufferWriter<byte>();
        var config = new RawJsonWriter(output);
        Sampling(config, request.Sampling);
        Format(config, request.Format);
        Thinking(config, request.Reasoning, model);
        if (output.WrittenCount > 0) json.Name("generationConfig"u8).BeginObject().Members(output.WrittenSpan).EndObject();
    }

    private static void Sampling(RawJsonWriter json, SamplingOptions sampling)
    {
        json.Member("temperature"u8, sampling.Temperature.Span)
            .Member("topP"u8, sampling.TopP.Span)
            .Member("topK"u8, sampling.TopK.Span)
            .Member("seed"u8, Seed(sampling.Seed))
            // Ollama's clients say -1 where others say nothing.
            .Member("maxOutputTokens"u8, sampling.MaxTokens.Span.StartsWith("-"u8) ? default : sampling.MaxTokens.Span)
            .Member("presencePenalty"u8, sampling.PresencePenalty.Span)
            .Member("frequencyPenalty"u8, sampling.FrequencyPenalty.Span);
        if (JsonValue.IsString(sampling.Stop)) json.Name("stopSequences"u8).BeginArray().Raw(sampling.Stop.Span).EndArray();
        else if (JsonValue.Elements(sampling.Stop).Count > 0) json.Name("stopSequences"u8).Raw(sampling.Stop.Span);
        // One is what every model gives; some refuse the member itself.
        if (!sampling.Choices.Span.SequenceEqual("1"u8)) json.Member("candidateCount"u8, sampling.Choices.Span);
        Logprobs(json, sampling);
    }

    // Gemini's is of 32 bits, others' of 64: the same large seed is always the same small one.
    private static ReadOnlySpan<byte> Seed(ReadOnlyMemory<byte> seed) =>
        long.TryParse(Encoding.ASCII.GetString(seed.Span), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value is < int.MinValue or > int.MaxValue
            ? Encoding.ASCII.GetBytes((value & int.MaxValue).ToString(CultureInfo.InvariantCulture))
            : seed.Span;

    // A chat asks by a boolean and a number beside it, a text completion by the number alone.
    private static void Logprobs(RawJsonWriter json, SamplingOptions sampling)
    {
        if (sampling.Logprobs.IsEmpty || sampling.Logprobs.Span.SequenceEqual("false"u8)) return;
        json.Name("responseLogprobs"u8).Boolean(true);
        var top = sampling.Logprobs.Span.SequenceEqual("true"u8) ? sampling.TopLogprobs : sampling.Logprobs;
        if (!top.Span.SequenceEqual("0"u8)) json.Member("logprobs"u8, top.Span);
    }

    private static void Format(RawJsonWriter json, ReplyFormat format)
    {
        if (!format.IsJson) return;
        json.Name("responseMimeType"u8).Escaped("application/json"u8).Member("responseJsonSchema"u8, format.Schema.Span);
    }

    private static void Thinking(RawJsonWriter json, ReasoningOptions reasoning, GeminiModel model)
    {
        if (!model.Thinks || reasoning.AsBudget() is not { } budget) return;
        json.Name("thinkingConfig"u8).BeginObject();
        if (!reasoning.IsOff) json.Name("includeThoughts"u8).Boolean(true);
        if (reasoning.IsOff && model.HasLevels) json.Name("thinkingLevel"u8).Escaped(model.IsFlash ? "minimal"u8 : "low"u8);
        else if (reasoning.IsOff) json.Name("thinkingBudget"u8).Number(model.AlwaysThinks ? 128 : 0);
        // The switch alone leaves the amount to the model, which is what it does unasked.
        else if (budget >= 0) json.Name("thinkingBudget"u8).Number(Math.Min(budget, model.MaxBudget));
        json.EndObject();
    }
}
