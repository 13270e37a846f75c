using System.Globalization;
using System.Text;
using LlmRouter.Bench.Client;
using LlmRouter.Bench.Mock;

namespace LlmRouter.Bench.Soak;

/// <summary>Who comes, and how often.</summary>
internal static class SoakMix
{
    private const int Tokens = 20;
    private static readonly ProviderFault[] BeforeTheFirstToken = [ProviderFault.Refuse, ProviderFault.Reset, ProviderFault.Garbage];

    /// <summary>The configuration's lines for the faulty provider, and for routes that ask it first and a good one next.</summary>
    public static string Configuration(int faultyPort, string adminKey)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"admin.key = \"{adminKey}\"\n");
        // Short pauses, so that the breaker opens and closes all the time.
        text.Append(CultureInfo.InvariantCulture, $"providers.faulty {{ type = openai, base-url = \"http://127.0.0.1:{faultyPort}/v1\", breaker {{ open = 500ms, open-max = 2s }} }}\n");
        foreach (var fault in BeforeTheFirstToken)
        {
            text.Append(CultureInfo.InvariantCulture, $"routes.\"{RouteOf(fault)}\" = [\"faulty/{FaultyProvider.Model(fault, Tokens)}\", \"mock/{Tokens}-0-0\"]\n");
        }
        return text.ToString();
    }

    public static IReadOnlyList<Visit> Visits() =>
    [
        Stream("short stream", 30, Tokens, gapMicroseconds: 0),
        Stream("long stream", 6, 500, gapMicroseconds: 0),
        Stream("paced stream", 12, 40, gapMicroseconds: 20_000),
        new("answer in one piece", 20, Chat(new ReplyPlan(1, 0, 0, Streams: false)), Expectation.Whole, 1) { Streams = false },
        new("embeddings", 8, Embeddings(), Expectation.Delivered, 0) { Streams = false },
        Stream("client that leaves", 8, 1_000, gapMicroseconds: 5_000) with { Expects = Expectation.Begun, LeavesAfter = 5 },
        Stream("slow reader", 1, 1_000, gapMicroseconds: 0) with { BytesPerSecond = 16 * 1024 },
        .. Enum.GetValues<ProviderFault>().Where(fault => fault != ProviderFault.None).Select(Faulty),
        .. BeforeTheFirstToken.Select(Routed),
    ];

    /// <summary>One of them by chance and weight.</summary>
    public static Visit Next(IReadOnlyList<Visit> visits, Random random)
    {
        var drawn = random.Next(visits.Sum(visit => visit.Weight));
        return visits.First(visit => (drawn -= visit.Weight) < 0);
    }

    private static Visit Stream(string name, int weight, int tokens, int gapMicroseconds) =>
        new(name, weight, Chat(new ReplyPlan(tokens, gapMicroseconds, 0, Streams: true)), Expectation.Whole, tokens);

    private static Visit Faulty(ProviderFault fault) => new($"provider's fault {fault}", 2, ForModel($"faulty/{FaultyProvider.Model(fault, Tokens)}"), After(fault), Tokens) { Fault = fault };

    private static Visit Routed(ProviderFault fault) => new($"route around {fault}", 3, ForModel(RouteOf(fault)), Expectation.Whole, Tokens) { Fault = fault };

    private static Expectation After(ProviderFault fault) => fault switch
    {
        ProviderFault.Stall => Expectation.Whole,
        ProviderFault.Cut or ProviderFault.Noise => Expectation.Broken,
        _ => Expectation.Refused,
    };

    private static string RouteOf(ProviderFault fault) => $"around-{fault}";

    private static byte[] Chat(ReplyPlan plan) => ChatRequest.For(plan);

    private static byte[] ForModel(string model) => ChatRequest.For(model, streams: true);

    private static byte[] Embeddings() => ChatRequest.Post("/v1/embeddings", "{\"model\":\"faulty/vector\",\"input\":\"three short words\"}");
}
