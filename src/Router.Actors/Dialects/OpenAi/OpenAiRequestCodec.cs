using LlmRouter.Contracts;
using LlmRouter.Json;

namespace LlmRouter.Dialects.OpenAi;

/// <summary>Makes the body that an OpenAI-compatible provider takes. Encoding what was encoded changes nothing.</summary>
internal static class OpenAiRequestCodec
{
    private static readonly JsonEdit AskForUsage = new("stream_options"u8.ToArray(), WithUsage);

    /// <summary>The provider's path for an operation.</summary>
    public static string Path(Operation operation) => operation switch
    {
        Operation.Completion => "completions",
        Operation.Embeddings => "embeddings",
        _ => "chat/completions",
    };

    /// <summary>The client's own body with the provider's model name, and usage asked for when it streams. Wire contract §1.6.</summary>
    public static UpstreamCall Splice(RouterRequest request, RequestFacts facts, UpstreamTarget target)
    {
        var body = JsonPeek.WithoutMark(request.Body);
        List<JsonEdit> edits = [JsonEdit.SetText("model"u8, target.Model), .. OpenAiPeculiarities.Edits(target.Traits)];
        var takesOptions = !target.Traits.RefusedMembers.Contains("stream_options");
        if (takesOptions && facts.Stream && request.Operation != Operation.Embeddings && !facts.IncludeUsage) edits.Add(AskForUsage);
        return new UpstreamCall(Path(request.Operation), JsonSplice.Apply(body, [.. edits]));
    }

    /// <summary>The body of a request that came in another dialect.</summary>
    public static UpstreamCall Translate(RouterRequest request, IClientDialect client, UpstreamTarget target)
    {
        if (request.Operation == Operation.Embeddings)
            return new UpstreamCall(Path(Operation.Embeddings), OpenAiRequestWriter.Write(client.ReadEmbeddings(request), target.Model));
        var body = OpenAiRequestWriter.Write(client.ReadChat(request), target);
        var edits = OpenAiPeculiarities.Edits(target.Traits);
        return new UpstreamCall(Path(Operation.Chat), edits.Count == 0 ? body : JsonSplice.Apply(body, [.. edits]));
    }

    private static ReadOnlyMemory<byte> WithUsage(ReadOnlyMemory<byte> options) => JsonValue.IsObject(options)
        ? JsonSplice.Apply(options, JsonEdit.Set("include_usage"u8, "true"u8.ToArray()))
        : "{\"include_usage\":true}"u8.ToArray();
}
