using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace LlmRouter.Testing.Upstream;

/// <summary>
/// A provider on 127.0.0.1 that does exactly what a test says, misbehaving included: raw sockets, because a real server
/// library would not let it. The n-th request to a path runs its n-th script, the last script again and again. It can die, and come
/// back on the same port.
/// </summary>
internal sealed class ScriptedUpstream : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<string, PathScripts> _scripts = new();
    private readonly ConcurrentDictionary<string, UpstreamStep[]> _early = new();
    private readonly ConcurrentQueue<Task> _serving = new();
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private readonly ConcurrentQueue<UpstreamConnection> _connections = new();
    private readonly ConcurrentQueue<Exception> _failures = new();
    private readonly int? _sendBuffer;
    private TcpListener _listener = new(IPAddress.Loopback, 0);
    private CancellationTokenSource _alive = new();
    private Task _accepting;
    private volatile UpstreamStep[] _greeting = [];
    private volatile TaskCompletionSource _nextArrival = NewSignal();

    /// <param name="sendBuffer">Size of the kernel's send buffer per connection, for backpressure.</param>
    public ScriptedUpstream(int? sendBuffer = null)
    {
        _sendBuffer = sendBuffer;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync(_listener, _alive.Token);
    }

    public int Port { get; }

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

    /// <summary>From now on every new connection runs this before it reads anything.</summary>
    public ScriptedUpstream OnAccept(params UpstreamStep[] script)
    {
        _greeting = script;
        return this;
    }

    /// <summary>Requests to <paramref name="path"/> run this as soon as their head has come, before any of their body is read.</summary>
    public ScriptedUpstream OnHead(string path, params UpstreamStep[] script)
    {
        _early[path] = script;
        return this;
    }

    /// <summary>Forgets every script of <paramref name="path"/> and of new connections.</summary>
    public ScriptedUpstream Recover(string path, params UpstreamStep[] script)
    {
        _greeting = [];
        _early.TryRemove(path, out _);
        return Replace(path, script);
    }

    /// <summary>Stops listening and resets every connection, as a process that is killed.</summary>
    public async Task DieAsync()
    {
        await StopAcceptingAsync();
        foreach (var connection in _connections) await connection.ResetAsync();
    }

    /// <summary>Listens again where it did.</summary>
    public void ComeBack()
    {
        _alive.Dispose();
        _alive = new CancellationTokenSource();
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        _accepting = AcceptAsync(_listener, _alive.Token);
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
        await StopAcceptingAsync();
        await Task.WhenAll(_serving);
        foreach (var connection in _connections) await connection.DisposeAsync();
        _stopping.Dispose();
        _alive.Dispose();
    }

    /// <remarks>In this order: a listener that is stopped first fails an accept that began just then.</remarks>
    private async Task StopAcceptingAsync()
    {
        await _alive.CancelAsync();
        await _accepting;
        _listener.Stop();
    }

    private async Task AcceptAsync(TcpListener listener, CancellationToken alive)
    {
        try
        {
            while (true)
            {
                var socket = await listener.AcceptSocketAsync(alive);
                if (_sendBuffer is { } size) socket.SendBufferSize = size;
                var connection = new UpstreamConnection(socket);
                _connections.Enqueue(connection);
                _serving.Enqueue(ServeAsync(connection));
            }
        }
        catch (OperationCanceledException)
        {
            // It died, or the test is over.
        }
    }

    private async Task ServeAsync(UpstreamConnection connection)
    {
        var requests = new RequestReader(connection.Received);
        try
        {
            foreach (var step in _greeting) await step(connection, _stopping.Token);
            while (!connection.Closed && await NextAsync(requests, connection)) await connection.EndBodyAsync(_stopping.Token);
            // Until the router has closed too: unread bytes would hide that.
            await requests.DiscardAsync(_stopping.Token);
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

    private async Task<bool> NextAsync(RequestReader requests, UpstreamConnection connection)
    {
        connection.IsIdle = true;
        if (await requests.ReadHeadAsync(_stopping.Token) is not { } request) return false;
        connection.IsIdle = false;
        request = request with { Connection = connection };
        if (_early.TryGetValue(request.Path, out var early))
        {
            Record(request);
            foreach (var step in early) await step(connection, _stopping.Token);
            if (!connection.Closed) await requests.ReadBodyAsync(request, _stopping.Token);
            return true;
        }

        Record(request with { Body = await requests.ReadBodyAsync(request, _stopping.Token) });
        foreach (var step in NextScript(request.Path)) await step(connection, _stopping.Token);
        return true;
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
