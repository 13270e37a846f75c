using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace LlmRouter.Testing.Upstream;

/// <summary>
/// A provider on 127.0.0.1 that does exactly what a test says, misbehaving included: raw sockets, because a real server
/// library would not let it. The n-th request to a path runs its n-th script, the last script again and again.
/// </summary>
internal sealed class ScriptedUpstream : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<string, PathScripts> _scripts = new();
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private readonly ConcurrentQueue<UpstreamConnection> _connections = new();
    private readonly ConcurrentQueue<Exception> _failures = new();
    private readonly int? _sendBuffer;
    private readonly Task _accepting;
    private volatile TaskCompletionSource _nextArrival = NewSignal();

    /// <param name="sendBuffer">Size of the kernel's send buffer per connection, for backpressure.</param>
    public ScriptedUpstream(int? sendBuffer = null)
    {
        _sendBuffer = sendBuffer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Root => new($"http://127.0.0.1:{Port}");

    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    public IReadOnlyList<UpstreamConnection> Connections => [.. _connections];

    /// <summary>What went wrong in a script for reasons other than a peer that left.</summary>
    public IReadOnlyList<Exception> Failures => [.. _failures];

    public long Written => _connections.Sum(connection => connection.Written);

    public IEnumerable<RecordedRequest> RequestsTo(string path) => _requests.Where(request => request.Path == path);

    /// <summary>Adds a script for the next request to <paramref name="path"/>.</summary>
    public ScriptedUpstream On(string path, params UpstreamStep[] script)
    {
        _scripts.GetOrAdd(path, _ => new PathScripts()).Add(script);
        return this;
    }

    /// <summary>Forgets the scripts of <paramref name="path"/>, for one upstream under several tests.</summary>
    public ScriptedUpstream Replace(string path, params UpstreamStep[] script)
    {
        _scripts.TryRemove(path, out _);
        return On(path, script);
    }

    /// <summary>The request number <paramref name="ordinal"/>, from 0, to <paramref name="path"/>, as soon as it has arrived.</summary>
    public async Task<RecordedRequest> RequestAsync(string path, int ordinal = 0)
    {
        while (true)
        {
            var next = _nextArrival.Task;
            if (RequestsTo(path).ElementAtOrDefault(ordinal) is { } request) return request;
            await next.Patiently();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
        foreach (var connection in _connections) await connection.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stopping.Token);
                if (_sendBuffer is { } size) socket.SendBufferSize = size;
                var connection = new UpstreamConnection(socket);
                _connections.Enqueue(connection);
                serving.Add(ServeAsync(connection));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(UpstreamConnection connection)
    {
        try
        {
            var requests = new RequestReader(connection.Received);
            while (!connection.Closed && await requests.ReadAsync(_stopping.Token) is { } request)
            {
                Record(request with { Connection = connection });
                foreach (var step in NextScript(request.Path)) await step(connection, _stopping.Token);
                await connection.EndBodyAsync(_stopping.Token);
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException or OperationCanceledException or EndOfStreamException)
        {
            // The router left, or the test is over: both are ordinary here.
        }
        catch (Exception failure)
        {
            _failures.Enqueue(failure);
            await connection.ResetAsync();
        }
    }

    private void Record(RecordedRequest request)
    {
        _requests.Enqueue(request);
        Interlocked.Exchange(ref _nextArrival, NewSignal()).SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private UpstreamStep[] NextScript(string path)
    {
        if (_scripts.TryGetValue(path.Split('?')[0], out var scripts)) return scripts.Next();
        return Step.Document("""{"error":{"message":"The scripted upstream has no script for this path.","type":"invalid_request_error"}}""", 404);
    }
}
