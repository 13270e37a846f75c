using System.Text.Json;

namespace LlmRouter.Tests.Framing;

/// <summary>Reads the copied conformance cases; see <c>corpus/README.md</c>.</summary>
internal static class Corpus
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static IReadOnlyList<SseCase> Sse { get; } = Read<SseCase>("sse-conformance.json");

    public static IReadOnlyList<Utf8Case> Utf8 { get; } = Read<Utf8Case>("utf8-conformance.json");

    public static IReadOnlyList<NdjsonCase> Ndjson { get; } = Read<NdjsonCase>("ndjson-conformance.json");

    private static List<T> Read<T>(string file)
    {
        var json = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "corpus", file));
        return JsonSerializer.Deserialize<CaseFile<T>>(json, SnakeCase)!.Cases;
    }

    private sealed record CaseFile<T>(List<T> Cases);
}
