using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using LlmRouter.Contracts;
using LlmRouter.Dialects;
using LlmRouter.Settings;

namespace LlmRouter.Upstream;

/// <summary>A provider over HTTP: one connection pool, never a redirect, never a proxy's or a cookie's state.</summary>
internal sealed class HttpUpstream : IUpstream
{
    // A provider that restarts closes all of them; whoever meets more than these in a row is told.
    private const int OldConnections = 4;

    private static readonly TimeSpan ListLimit = TimeSpan.FromSeconds(10);

    private readonly ProviderSettings _settings;
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _client;
    private readonly string _base;
    private readonly string? _key;
    private Uri? _lastAddress;

    public HttpUpstream(ProviderSettings settings, TimeProvider time)
    {
        _settings = settings;
        _time = time;
        _base = (settings.BaseUrl ?? throw new ArgumentException("A provider over HTTP has a base URL.", nameof(settings))).AbsoluteUri.TrimEnd('/') + "/";
        if (!string.IsNullOrEmpty(settings.ApiKey)) _key = settings.Traits.KeyHeader is null ? "Bearer " + settings.ApiKey : settings.ApiKey;
        _client = new HttpMessageInvoker(CreateHandler(settings, new Connector(settings.Name, LongestConnect(settings.Timeouts), time)));
    }

    public async Task<UpstreamResponse> SendAsync(UpstreamCall call, OperationTimeouts timeouts, CancellationToken cancellationToken)
    {
        for (var old = 0; ; old++)
        {
            var mark = new ConnectionMark();
            using var phases = new SendPhases(_settings.Name, timeouts, _time, cancellationToken);
            var body = new RequestBody(call.Body, phases, call.OnSent);
            try
            {
                var response = await SendAsync(CreatePost(call, body, mark), phases).ConfigureAwait(false);
                body.Release();
                return response;
            }
            catch (RouterException fault) when (fault.Error.Code == ErrorCode.Reset && !mark.IsUsed && old < OldConnections && !cancellationToken.IsCancellationRequested)
            {
                // It did not go out on a connection of its own, so it broke on one from the pool that the provider was just closing: that says
                // nothing about the provider, and not a byte of an answer had come. Once more, and it is one old connection less.
            }
        }
    }

    public async Task<IReadOnlyList<string>> ListModelsAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(ListLimit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var phases = new SendPhases(_settings.Name, _settings.Timeouts.Chat, _time, either.Token);
        try
        {
            using var request = WithHeaders(new HttpRequestMessage(HttpMethod.Get, Address(ModelList.PathFor(_settings.Type))));
            using var response = await SendAsync(request, phases).ConfigureAwait(false);
            if (!response.IsSuccess) throw new RouterException(UpstreamFaults.Invalid(_settings.Name, $"status {response.Status} for its list of models"));
            return await ModelList.ReadAsync(_settings.Name, response.Body, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new RouterException(UpstreamFaults.TotalTimeout(_settings.Name, ListLimit));
        }
    }

    public void Dispose() => _client.Dispose();

    private MarkedRequest CreatePost(UpstreamCall call, RequestBody body, ConnectionMark mark)
    {
        var request = WithHeaders(new MarkedRequest(HttpMethod.Post, Address(call.Path), mark));
        foreach (var (name, value) in call.Headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Content = body;
        return request;
    }

    // Of all operations: a connection belongs to the pool, not to the request that caused it.
    private static TimeSpan LongestConnect(ProviderTimeouts timeouts)
    {
        TimeSpan[] limits = [timeouts.ChatStream.Connect, timeouts.Chat.Connect, timeouts.Embeddings.Connect];
        return limits.Contains(Timeout.InfiniteTimeSpan) ? Timeout.InfiniteTimeSpan : limits.Max();
    }

    private static SocketsHttpHandler CreateHandler(ProviderSettings settings, Connector connector) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = settings.BaseUrl is { IsLoopback: false },
        ActivityHeadersPropagator = null,
        ConnectTimeout = Timeout.InfiniteTimeSpan,
        ConnectCallback = connector.ConnectAsync,
        // Measured: with the defaults a dropped response is drained for 2 s before the provider learns that nobody listens.
        MaxResponseDrainSize = 0,
        ResponseDrainTimeout = TimeSpan.Zero,
        // A handshake may run on a thread that other sockets wait for: it fetches nothing. A server that leaves out part of its chain is
        // refused, as curl refuses it.
        SslOptions = { CertificateChainPolicy = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck } },
        // Each holds buffers. Without TLS a new one costs a round trip, with it a handshake.
        PooledConnectionIdleTimeout = settings.BaseUrl is { Scheme: "https" } ? TimeSpan.FromMinutes(1) : TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
    };

    private T WithHeaders<T>(T request)
        where T : HttpRequestMessage
    {
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
        if (_key is not null) request.Headers.TryAddWithoutValidation(_settings.Traits.KeyHeader ?? "Authorization", _key);
        foreach (var (name, value) in _settings.Headers) request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    // Nearly all requests go to one path, and taking an address apart costs as much as a token.
    private Uri Address(string path)
    {
        var last = Volatile.Read(ref _lastAddress);
        if (last is not null && last.OriginalString.Length == _base.Length + path.Length && last.OriginalString.EndsWith(path, StringComparison.Ordinal)) return last;
        var address = new Uri(_base + path);
        Volatile.Write(ref _lastAddress, address);
        return address;
    }

    private async Task<UpstreamResponse> SendAsync(HttpRequestMessage request, SendPhases phases)
    {
        try
        {
            // HttpMessageInvoker answers at the head; the token given here no longer matters for the body.
            var response = await _client.SendAsync(request, phases.Ended).ConfigureAwait(false);
            var headers = PassedHeaders.Of(response.Headers);
            return new UpstreamResponse((int)response.StatusCode, headers, ContentCoding.Decode(response.Content, response.Content.ReadAsStream(CancellationToken.None)), response)
            {
                WaitedForHead = phases.SinceWritten,
                RetryAfter = RetryAfterHeader.Read(headers, _time.GetUtcNow()),
            };
        }
        catch (OperationCanceledException) when (phases.HasExpired)
        {
            throw new RouterException(phases.Error);
        }
        catch (HttpRequestException fault) when (RouterException.Find(fault) is { } known)
        {
            // The connector's own, wrapped by the connection pool.
            throw new RouterException(known, fault);
        }
        catch (HttpRequestException fault)
        {
            throw UpstreamFaults.Send(_settings.Name, fault);
        }
        catch (SocketException fault)
        {
            // The HTTP client lets this one through when the connection is reset in the moment that it stands.
            throw UpstreamFaults.Connect(_settings.Name, fault);
        }
        catch (IOException fault)
        {
            throw UpstreamFaults.Reset(_settings.Name, fault);
        }
    }
}
