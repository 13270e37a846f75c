using LlmRouter.Http.Pipeline;
using LlmRouter.Settings;

namespace LlmRouter.Http.Start;

/// <summary>The life of the server: start, announce, serve until a signal, drain, stop.</summary>
internal static class RouterServer
{
    private static readonly TimeSpan DiscoveryLimit = TimeSpan.FromSeconds(3);

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(
        RouterSettings settings, Action<IServiceCollection> configure, ProcessSignals signals, TextWriter output, TextWriter errors, TimeProvider time)
    {
        await using var app = RouterApplication.Create(settings, configure, time);
        try
        {
            await app.StartAsync().ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            var why = Listener.Explain(failure, settings.Server);
            if (why is null) app.Logger.LogError(failure, "The router could not start");
            await errors.WriteLineAsync(why ?? $"The router could not start, by its own fault: {failure.Message}").ConfigureAwait(false);
            return ExitCode.Failed;
        }

        signals.Reload += app.Services.GetRequiredService<IRouterEngine>().ReloadSettings;
        await AnnounceAsync(app, settings, signals, output, time).ConfigureAwait(false);
        await signals.First.ConfigureAwait(false);
        await StopAsync(app, app.Services.GetRequiredService<CurrentSettings>().Value.Server.Drain, signals).ConfigureAwait(false);
        return ExitCode.Ok;
    }

    private static async Task AnnounceAsync(WebApplication app, RouterSettings settings, ProcessSignals signals, TextWriter output, TimeProvider time)
    {
        var engine = app.Services.GetRequiredService<IRouterEngine>();
        await DiscoveryAsync(engine, signals, time).ConfigureAwait(false);
        if (signals.First.IsCompleted) return;
        var banner = new Banner(settings, engine.Status, engine.Models, new Uri(app.Urls.First()).Port);
        if (settings.Log.Json) banner.Log(app.Logger);
        else await output.WriteLineAsync(banner.Text()).ConfigureAwait(false);
    }

    // The banner is worth a moment's wait: with it the first models are known. It never holds up a request.
    private static async Task DiscoveryAsync(IRouterEngine engine, ProcessSignals signals, TimeProvider time)
    {
        using var limit = new CancellationTokenSource(DiscoveryLimit, time);
        Task either = Task.WhenAny(engine.Discovered, signals.First);
        await either.WaitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task StopAsync(WebApplication app, TimeSpan limit, ProcessSignals signals)
    {
        app.Services.GetRequiredService<DrainGate>().Close();
        var drained = app.Services.GetRequiredService<IRouterEngine>().DrainAsync(limit);
        var ended = await Task.WhenAny(drained, signals.Second).ConfigureAwait(false);
        if (ended == drained)
        {
            await drained.ConfigureAwait(false);
            await app.StopAsync().ConfigureAwait(false);
            return;
        }

        try
        {
            // A cancelled stop aborts every connection instead of waiting for it.
            await app.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Whoever asks twice wants the end, not a reason why it was not orderly.
        }
    }
}
