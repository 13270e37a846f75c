using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace LlmRouter.Testing.Rig;

/// <summary>
/// The router's connections to its providers as its own HTTP client counts them, by port: one that a request or an undisposed response
/// holds is active, one in the pool is not.
/// </summary>
internal static class ProviderConnections
{
    private static readonly ConcurrentDictionary<int, long> Active = new();
    private static readonly MeterListener Listener = Listen();

    /// <summary>To be called before the first connection: what was opened earlier is not counted.</summary>
    public static void Watch() => GC.KeepAlive(Listener);

    public static long ActiveAt(int port) => Active.GetValueOrDefault(port);

    private static MeterListener Listen()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, self) =>
            {
                if (instrument is { Meter.Name: "System.Net.Http", Name: "http.client.open_connections" }) self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>(static (_, change, tags, _) => Count(change, tags));
        listener.Start();
        return listener;
    }

    private static void Count(long change, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var (port, isActive) = (0, false);
        foreach (var (name, value) in tags)
        {
            if (name == "server.port") port = Convert.ToInt32(value, CultureInfo.InvariantCulture);
            else if (name == "http.connection.state") isActive = value is "active";
        }

        if (isActive) Active.AddOrUpdate(port, change, (_, before) => before + change);
    }
}
