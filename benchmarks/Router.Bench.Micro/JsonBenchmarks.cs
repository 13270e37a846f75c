using System.Text;
using BenchmarkDotNet.Attributes;
using LlmRouter.Bench.Micro.Data;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Json;
using LlmRouter.Settings;

namespace LlmRouter.Bench.Micro;

/// <summary>What a request's body goes through before it is sent, once a request.</summary>
public class JsonBenchmarks
{
    private readonly IProviderDialect _openAi = DialectCatalog.Default.Provider("openai");
    private readonly IProviderDialect _ollama = DialectCatalog.Default.Provider("ollama");
    private readonly UpstreamTarget _target = new("gpt-3.5-turbo-0301", new ProviderTraits(null, 4096, null, [], ThinkTags: false));
    private RouterRequest _request = null!;
    private RequestFacts _facts = null!;

    /// <summary>Bytes of the conversation.</summary>
    [Params(200, 20_000)]
    public int Conversation { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var said = string.Join(' ', Enumerable.Repeat("Who won the World Series in 2020?", 1 + (Conversation / 34)));
        var body = $$"""{"model":"chat","stream":true,"stream_options":{"include_usage":true},"messages":[{"role":"user","content":"{{said}}"}],"temperature":0.7}""";
        _request = new RouterRequest("req_bench", Operation.Chat, Encoding.UTF8.GetBytes(body));
        _facts = Answers.Client.Peek(_request);
    }

    [Benchmark]
    public bool? Peek() => JsonPeek.Read(_request.Body).Stream;

    [Benchmark]
    public int SpliceForOpenAi() => _openAi.Encode(_request, _facts, Answers.Client, _target).Body.Length;

    [Benchmark]
    public int TranslateForOllama() => _ollama.Encode(_request, _facts, Answers.Client, _target).Body.Length;
}
