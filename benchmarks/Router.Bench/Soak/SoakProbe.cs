using System.Net.Http.Headers;
using System.Text.Json;
using LlmRouter.Bench.Peers;

namespace LlmRouter.Bench.Soak;

/// <summary>Looks at the router from outside and asks it what is alive in it.</summary>
internal sealed class SoakProbe : IDisposable
{
    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, RespectRequiredConstructorParameters = true };
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly PeerProcess router;
    private readonly HttpClient client;

    public SoakProbe(PeerProcess router, string adminKey)
    {
        this.router = router;
        client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{router.Port}"), Timeout = Patience };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", adminKey);
    }

    public void Dispose() => client.Dispose();

    /// <summary>One look, in the order of <see cref="SoakCurve.All"/>; NaN for what cannot be read.</summary>
    public async Task<IReadOnlyList<double>> LookAsync()
    {
        var engine = await AskAsync().ConfigureAwait(false);
        return
        [
            Read(() => ProcessUsage.Megabytes(router.ResidentKib)), Read(() => router.Handles), Read(() => router.Threads),
            engine?.Streams ?? double.NaN, engine?.Graphs ?? double.NaN, engine?.Actors ?? double.NaN,
        ];
    }

    private async Task<EngineReading?> AskAsync()
    {
        try
        {
            var answer = await client.GetByteArrayAsync("/admin/engine").ConfigureAwait(false);
            return JsonSerializer.Deserialize<EngineReading>(answer, Snake);
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or JsonException)
        {
            return null;
        }
    }

    // A process that is gone has no numbers.
    private static double Read(Func<double> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            return double.NaN;
        }
    }
}
