using System.Buffers.Binary;
using System.Text.Json;
using LlmRouter.Conformance.Rig;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Conformance.Http;

/// <summary>Wire contract §2: "encoding_format: base64 asked → little-endian float32 base64 whatever the upstream gave", and the other way round.</summary>
public sealed class EmbeddingsTests(SharedBench bench) : IClassFixture<SharedBench>
{
    private const string Path = "/v1/embeddings";

    private static readonly float[][] Vectors = [[0.5f, -1.25f, 3.0e-8f], [1, 2, -0.0625f]];

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Embeddings_EitherWayRound_GiveTheSameNumbers(bool asksBase64, bool givesBase64)
    {
        bench.OpenAi.Upstream.Replace(Path, Step.Document(Document(givesBase64)));
        var format = asksBase64 ? "base64" : "float";

        var reply = await (await bench.OpenAi.SendAsync("POST", Path, $$"""{"model":"test-model","input":["a","b"],"encoding_format":"{{format}}"}""")).ReadJsonAsync();

        var data = reply.GetProperty("data").EnumerateArray().ToArray();
        Assert.Equal([0, 1], data.Select(entry => entry.GetProperty("index").GetInt32()));
        var kind = asksBase64 ? JsonValueKind.String : JsonValueKind.Array;
        Assert.All(data, entry => Assert.Equal(kind, entry.GetProperty("embedding").ValueKind));
        Assert.Equal(Vectors, data.Select(entry => Floats(entry.GetProperty("embedding"))));
        Assert.Equal("list", reply.GetProperty("object").GetString());
    }

    [Fact]
    public async Task Embeddings_NoFormatAsked_AreFloats()
    {
        bench.OpenAi.Upstream.Replace(Path, Step.Document(Document(base64: true)));

        var reply = await (await bench.OpenAi.SendAsync("POST", Path, """{"model":"test-model","input":"a"}""")).ReadJsonAsync();

        Assert.Equal(JsonValueKind.Array, reply.GetProperty("data")[0].GetProperty("embedding").ValueKind);
    }

    [Fact]
    public async Task Embeddings_BurstOfRequests_AreAllAnswered()
    {
        bench.OpenAi.Upstream.Replace(Path, Step.Document(Document(base64: false)));

        // "OpenWebUI sends bursts of 500 at once: queue, do not 429."
        var replies = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => bench.OpenAi.SendAsync("POST", Path, """{"model":"test-model","input":"a"}""")));

        Assert.All(replies, reply => Assert.Equal(200, reply.Status));
    }

    [Fact]
    public async Task Embeddings_FromOllama_AreOpenAiEmbeddings()
    {
        var vectors = """{"model":"test-model","embeddings":[[0.5,-1.25,3.0e-8],[1,2,-0.0625]],"prompt_eval_count":4}""";
        bench.Ollama.Upstream.Replace("/api/embed", Step.Document(vectors)).Replace(Path, Step.Document(Document(base64: false)));

        var reply = await (await bench.Ollama.SendAsync("POST", Path, """{"model":"test-model","input":["a","b"],"encoding_format":"base64"}""")).ReadJsonAsync();

        Assert.Equal(Vectors, reply.GetProperty("data").EnumerateArray().Select(entry => Floats(entry.GetProperty("embedding"))));
    }

    private static string Document(bool base64) =>
        $$"""{"object":"list","model":"test-model","data":[{{Entry(0, base64)}},{{Entry(1, base64)}}],"usage":{"prompt_tokens":4,"total_tokens":4} }""";

    private static string Entry(int index, bool base64)
    {
        var embedding = base64 ? $"\"{Convert.ToBase64String(LittleEndian(Vectors[index]))}\"" : JsonSerializer.Serialize(Vectors[index]);
        return $$"""{"object":"embedding","index":{{index}},"embedding":{{embedding}} }""";
    }

    private static byte[] LittleEndian(float[] vector)
    {
        var bytes = new byte[vector.Length * sizeof(float)];
        for (var i = 0; i < vector.Length; i++) BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), vector[i]);
        return bytes;
    }

    private static float[] Floats(JsonElement embedding)
    {
        if (embedding.ValueKind == JsonValueKind.Array) return [.. embedding.EnumerateArray().Select(number => number.GetSingle())];
        var bytes = embedding.GetBytesFromBase64();
        return [.. Enumerable.Range(0, bytes.Length / sizeof(float)).Select(i => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float))))];
    }
}
