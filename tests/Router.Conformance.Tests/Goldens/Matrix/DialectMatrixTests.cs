using System.Text;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Settings;

namespace LlmRouter.Conformance.Goldens.Matrix;

/// <summary>Every cell of the tables in <c>docs/dialects.md</c> is what the product does: each is probed and compared.</summary>
public sealed class DialectMatrixTests
{
    private static readonly IReadOnlyList<IProviderDialect> Providers = DialectCatalog.Default.Providers;
    private static readonly ProviderTraits Traits = new(KeyHeader: null, MaxTokens: 4096, MaxTokensName: null, RefusedMembers: [], ThinkTags: false);

    public static TheoryData<string> Facades => [.. Facade.All.Select(facade => facade.Name)];

    public static TheoryData<string> Clients => [.. DialectCatalog.Default.Clients.Select(client => client.Name)];

    [Theory]
    [MemberData(nameof(Facades))]
    public async Task Replies_EveryProvider_AreAsTheTableSays(string facadeName)
    {
        var facade = Facade.Named(facadeName);
        var rows = new List<(string, IReadOnlyList<string>)>();
        foreach (var concern in Concern.Replies)
        {
            var cells = new List<string>();
            foreach (var provider in Providers) cells.Add(await ReplyAsync(concern, provider, facade));
            rows.Add((concern.Name, cells));
        }

        Compare($"replies {facadeName}", rows);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void Requests_ToEveryProvider_AreAsTheTableSays(string clientName)
    {
        var client = DialectCatalog.Default.Client(clientName);
        Compare($"requests {clientName}", Concern.Requests.Select(concern =>
            (concern.Name, (IReadOnlyList<string>)[.. Providers.Select(provider => Request(concern, client, provider))])));
    }

    [Fact]
    public async Task Endings_EveryFacade_AreAsTheTableSays()
    {
        var rows = new List<(string, IReadOnlyList<string>)>();
        foreach (var facade in Facade.All)
        {
            var whole = await RelayRig.RunAsync(Bytes(Probe("text")), facade, stream: true);
            var broken = await RelayRig.RunAsync(Bytes(Probe("text").Split("\n\n")[0] + "\n\n"), facade, stream: true);
            Assert.Equal(ErrorCode.StreamIncomplete, broken.Error?.Code);
            rows.Add((facade.Name, [Code(Last(whole.Text)), Code(Last(broken.Text)), Code(ErrorBody(facade))]));
        }

        Compare("endings", rows, "client", ["last event of an answer", "last event of a broken one", "body of an error before it"]);
    }

    [Fact]
    public async Task Finishes_EveryFacade_AreAsTheTableSays()
    {
        var rows = new List<(string, IReadOnlyList<string>)>();
        foreach (var reason in new[] { "stop", "length", "tool_calls", "content_filter" })
        {
            var body = Bytes(Probe("text").Replace("\"finish_reason\":\"stop\"", $"\"finish_reason\":\"{reason}\"", StringComparison.Ordinal));
            var cells = new List<string>();
            foreach (var facade in Facade.All) cells.Add(Code(facade.Reader.Stream((await RelayRig.RunAsync(body, facade, stream: true)).Text).Choice(0).Finish ?? ""));
            rows.Add((reason, cells));
        }

        Compare("finishes", rows, "reason", [.. Facade.All.Select(facade => facade.Name)]);
    }

    private static async Task<string> ReplyAsync(Concern concern, IProviderDialect provider, Facade facade)
    {
        if (DialectProbe.Named(provider.Name).Reply(concern) is not { } body) return "–";
        var reply = await RelayRig.RunAsync(Bytes(body), facade, stream: true);
        Assert.True(reply.Error is null, $"{provider.Name} says {concern.Name}: {reply.Error?.Message}");
        return concern.Outcome(reply.Text, Place(DialectProbe.Named(facade.Client.Name).ReplyPlaces(facade.Name), concern));
    }

    private static string Request(Concern concern, IClientDialect client, IProviderDialect provider)
    {
        if (DialectProbe.Named(client.Name).Request(concern) is not { } body) return "–";
        var request = new RouterRequest("r", Operation.Chat, Bytes(body)) { ClientDialect = client.Name };
        try
        {
            var call = provider.Encode(request, client.Peek(request), client, new UpstreamTarget("m", Traits));
            return concern.Outcome(Encoding.UTF8.GetString(call.Body.Span).Replace('\n', ' '), Place(DialectProbe.Named(provider.Name).RequestPlaces, concern));
        }
        catch (RouterException refused) when (refused.Error.Status == 400)
        {
            return "R";
        }
    }

    private static void Compare(string name, IEnumerable<(string Row, IReadOnlyList<string> Cells)> rows, string corner = "", IReadOnlyList<string>? columns = null)
    {
        var path = Path.Combine(Snapshots.Repository, "docs", "dialects.md");
        var table = MatrixDocument.Render(corner, columns ?? [.. Providers.Select(provider => provider.Name)], rows);
        if (Snapshots.Update) new MatrixDocument(path).Replace(name, table);
        Assert.Equal(string.Join('\n', new MatrixDocument(path).Table(name)), string.Join('\n', table));
    }

    private static string Probe(string concern) => new OpenAiProbe().Reply(Concern.Replies.First(other => other.Name == concern))!;

    private static string[] Place(IReadOnlyDictionary<string, string[]> places, Concern concern) => places.TryGetValue(concern.Name, out var place) ? place : [];

    private static string ErrorBody(Facade facade)
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        facade.Client.WriteError(new RouterError(502, "code", "text", "api_error", Fault.Provider), output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    // Only its shape: ids, counts and messages are the snapshots' business.
    private static string Last(string body)
    {
        var last = body.TrimEnd('\n').Split('\n')[^1];
        return last.Length <= 48 ? last : last[..48] + "…";
    }

    private static string Code(string text) => text.Length == 0 ? "–" : $"`{text}`";

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
