using LlmRouter.Settings;
using LlmRouter.Testing.Client;

namespace LlmRouter.Conformance.Rig;

/// <summary>The real router, in this process, on a port of its own.</summary>
internal sealed class RouterUnderTest : IAsyncDisposable
{
    private readonly Func<ValueTask> _stop;

    private RouterUnderTest(int port, IRouterEngine engine, Func<ValueTask> stop)
    {
        Port = port;
        Engine = engine;
        _stop = stop;
    }

    public int Port { get; }

    public IRouterEngine Engine { get; }

    public int LiveStreams => Engine.Status.LiveStreams;

    // INTEGRATION: the one method that knows how the product starts.
    public static Task<RouterUnderTest> StartAsync(RouterSettings settings, TimeProvider time) =>
        throw new NotSupportedException($"The HTTP layer and the engine are not in this tree yet ({settings.Providers.Count} providers, {time}).");

    public Task<RawHttpClient> ConnectAsync(int? receiveBuffer = null) => RawHttpClient.ConnectAsync(Port, receiveBuffer);

    public ValueTask DisposeAsync() => _stop();
}
