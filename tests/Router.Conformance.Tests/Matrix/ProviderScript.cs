using System.Text.Json;
using LlmRouter.Settings;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Conformance.Matrix;

/// <summary>A provider of one dialect: how it tells a story, refuses and is asked. Written from its documentation, not with the product's code.</summary>
internal abstract class ProviderScript
{
    public static IReadOnlyList<ProviderScript> All { get; } =
        [new OpenAiScript(), new ResponsesScript(), new OllamaScript(), new AnthropicScript(), new GeminiScript()];

    /// <summary>The provider type in configuration.</summary>
    public abstract string Type { get; }

    /// <summary>The path of the base URL.</summary>
    public abstract string Base { get; }

    /// <summary>Where its list of models is asked for.</summary>
    public virtual string ListPath => "/v1/models";

    /// <summary>Where chats are asked for.</summary>
    public abstract string Path(bool stream);

    public virtual string ContentType => "text/event-stream";

    /// <summary>The events of the story, one text each, without the last ones that say that it is whole.</summary>
    public abstract IEnumerable<string> Body(Story story);

    /// <summary>What says that it is whole.</summary>
    public abstract IEnumerable<string> End(Story story);

    /// <summary>The story in one document.</summary>
    public abstract string Document(Story story);

    /// <summary>The body of a refusal, as sent with status 400.</summary>
    public abstract string Refusal(string message);

    /// <summary>An error in the middle of a stream.</summary>
    public abstract string ErrorEvent(string message);

    /// <summary>The base64 of the first image in a request that the provider got.</summary>
    public abstract string? Image(JsonElement request);

    /// <summary>The names of the functions on offer in a request that the provider got.</summary>
    public abstract IEnumerable<string?> Tools(JsonElement request);

    public ProviderSettings Settings(ScriptedUpstream upstream) =>
        TestSettings.Provider(Type, Type, new Uri(upstream.Root.ToString().TrimEnd('/') + Base));

    public UpstreamStep[] Streamed(Story story) => Step.Stream(Bytes([.. Body(story), .. End(story)]), ContentType);

    protected static byte[] Bytes(IEnumerable<string> events) => System.Text.Encoding.UTF8.GetBytes(string.Concat(events));

    protected static string Quote(string text) => JsonSerializer.Serialize(text);

    protected static string Join(IEnumerable<string> parts) => string.Join(',', parts);

    protected static string Data(string json) => $"data: {json}\n\n";
}
