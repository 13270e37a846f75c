namespace LlmRouter.Conformance.Goldens.Matrix;

/// <summary>
/// What one dialect can say, with the markers of <see cref="Concern"/> in it. A concern without an entry is one that the dialect has no
/// words for: its cell is a dash.
/// </summary>
internal abstract class DialectProbe
{
    public static IReadOnlyList<DialectProbe> All { get; } =
        [new OpenAiProbe(), new OllamaProbe(), new AnthropicProbe(), new GeminiProbe(), new ResponsesProbe()];

    public abstract string Dialect { get; }

    /// <summary>The streamed reply of a provider that says it; null when none can.</summary>
    public abstract string? Reply(Concern concern);

    /// <summary>The request of a client that says it; null when none can.</summary>
    public abstract string? Request(Concern concern);

    /// <summary>Where a request to a provider of this dialect says it.</summary>
    public abstract IReadOnlyDictionary<string, string[]> RequestPlaces { get; }

    /// <summary>Where a streamed reply to a client of this dialect says it.</summary>
    /// <param name="facade">For dialects with two operations.</param>
    public abstract IReadOnlyDictionary<string, string[]> ReplyPlaces(string facade);

    public static DialectProbe Named(string dialect) => All.FirstOrDefault(probe => probe.Dialect == dialect)
        ?? throw new InvalidOperationException($"The dialect '{dialect}' has no probe: write one beside {nameof(OpenAiProbe)}, then its rows in docs/dialects.md.");

    protected static string Sse(params string[] events) => string.Concat(events.Select(data => $"data: {data}\n\n"));
}
