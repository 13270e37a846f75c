using System.Buffers;
using LlmRouter.Dialects.Requests;
using LlmRouter.Json;

namespace LlmRouter.Dialects.Responses;

/// <summary>
/// Writes request bodies for the Responses API from what another dialect's client said. The API refuses unknown members: what it has no
/// word for is left out when it is advice (seed, penalties, top_k) and refused when the answer would be another.
/// </summary>
internal static class ResponsesRequestWriter
{
    /// <summary>Parameters of OpenAI's chat that the API has under the same name.</summary>
    private static readonly byte[][] SharedExtras = ["metadata"u8.ToArray(), "service_tier"u8.ToArray(), "prompt_cache_key"u8.ToArray(), "safety_identifier"u8.ToArray()];

    /// <exception cref="Contracts.RouterException">The API cannot be asked that.</exception>
    public static ReadOnlyMemory<byte> Write(ChatRequest request, UpstreamTarget target)
    {
        Check(request);
        var output = new ArrayBufferWriter<byte>();
        var json = new RawJsonWriter(output).BeginObject().Name("model"u8).Escaped(EscapedText.Escape(target.Model));
        ResponsesInputWriter.Write(json, ReasoningSignature.Keep(CompletionPrompt.ToConversation(request), SignatureMaker.OpenAi));
        // Another dialect's client sends its whole conversation each time: nothing need be kept for it.
        json.Name("stream"u8).Boolean(request.Stream).Name("store"u8).Boolean(false);
        ResponsesTools.Write(json, request);
        Sampling(json, request.Sampling);
        Text(json, request);
        Reasoning(json, request);
        Include(json, request);
        json.Member("user"u8, EndUser.Short(request.User));
        foreach (var name in SharedExtras) json.Member(name, Extra(request, name));
        json.EndObject();
        return output.WrittenMemory;
    }

    private static void Check(ChatRequest request)
    {
        Unsupported.SeveralChoices(request);
        Unsupported.Suffix(request);
        if (request.Sampling.Stop.Length > 2)
            throw InvalidRequest.At("stop", "The provider of this model (OpenAI's Responses API) knows no stop sequences ('stop', 'stop_sequences'). Leave them out or name another model.");
    }

    private static void Sampling(RawJsonWriter json, SamplingOptions sampling) => json
        .Member("temperature"u8, sampling.Temperature.Span)
        .Member("top_p"u8, sampling.TopP.Span)
        .Member("max_output_tokens"u8, Limit(sampling.MaxTokens))
        .Member("top_logprobs"u8, WantsLogprobs(sampling) ? sampling.TopLogprobs.Span : default);

    // Spec: "The minimum value is 16". Clients ask for one token to see whether a model answers.
    private static ReadOnlySpan<byte> Limit(ReadOnlyMemory<byte> given)
    {
        // Ollama's num_predict of -1 means no limit, which is said by leaving it out.
        if (given.Span.StartsWith("-"u8)) return default;
        return JsonValue.Integer(given) < 16 ? "16"u8 : given.Span;
    }

    private static void Text(RawJsonWriter json, ChatRequest request)
    {
        var verbosity = Extra(request, "verbosity"u8);
        if (!request.Format.IsJson && verbosity.IsEmpty) return;
        json.Name("text"u8).BeginObject();
        if (request.Format.IsJson) Format(json.Name("format"u8).BeginObject(), request.Format);
        json.Member("verbosity"u8, verbosity).EndObject();
    }

    private static void Format(RawJsonWriter json, ReplyFormat format)
    {
        if (format.Schema.IsEmpty)
        {
            json.Name("type"u8).Escaped("json_object"u8).EndObject();
            return;
        }

        json.Name("type"u8).Escaped("json_schema"u8)
            .Name("name"u8).Escaped(format.Name.IsEmpty ? "reply"u8 : format.Name.Span)
            .Name("schema"u8).Raw(format.Schema.Span)
            .Member("strict"u8, format.Strict.Span)
            .EndObject();
    }

    private static void Reasoning(RawJsonWriter json, ChatRequest request)
    {
        var effort = request.Reasoning.AsEffort();
        if (effort.IsEmpty) return;
        json.Name("reasoning"u8).BeginObject().Name("effort"u8).Escaped(effort.Span);
        if (!request.Reasoning.IsOff) json.Name("summary"u8).Escaped("auto"u8);
        json.EndObject();
    }

    // Models that do not reason refuse to be asked for its signature.
    private static void Include(RawJsonWriter json, ChatRequest request)
    {
        var reasons = request.Reasoning is { IsGiven: true, IsOff: false };
        if (!reasons && !WantsLogprobs(request.Sampling)) return;
        json.Name("include"u8).BeginArray();
        if (reasons) json.Escaped("reasoning.encrypted_content"u8);
        if (WantsLogprobs(request.Sampling)) json.Escaped("message.output_text.logprobs"u8);
        json.EndArray();
    }

    private static bool WantsLogprobs(SamplingOptions sampling) => sampling.Logprobs.Span.SequenceEqual("true"u8);

    private static ReadOnlySpan<byte> Extra(ChatRequest request, ReadOnlySpan<byte> name)
    {
        foreach (var extra in request.Extras)
        {
            if (extra.Name.Span.SequenceEqual(name)) return extra.Value.Span;
        }

        return default;
    }
}
