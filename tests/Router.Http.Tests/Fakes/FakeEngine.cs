using System.Text;
using LlmRouter.Contracts;

namespace LlmRouter.Http.Tests.Fakes;

/// <summary>An engine that answers as the test says and remembers what it was asked.</summary>
internal sealed class FakeEngine : IRouterEngine
{
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<TimeSpan> _drainAsked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How each request is answered; by default with an empty document.</summary>
    public Func<RouterRequest, CancellationToken, Task<RouterReply>> OnSend { get; set; } = (_, _) => Task.FromResult(Document("{}"));

    public IReadOnlyList<ModelInfo> Models { get; set; } = [new("demo", "demo", 1767225600)];

    public EngineStatus Status { get; set; } = new(false, 0, [new ProviderStatus("demo", ProviderState.Up, 0, 1, null)], TestSettings.Status);

    public IReadOnlyList<string> LiveModels { get; set; } = [];

    public IReadOnlyList<LiveStream> Streams { get; set; } = [];

    public EngineCounts Counts { get; set; } = new(0, 0, 0);

    public Task Discovered { get; set; } = Task.CompletedTask;

    /// <summary>The last request.</summary>
    public RouterRequest? Request { get; private set; }

    public int Requests { get; private set; }

    /// <summary>The limit that <see cref="DrainAsync"/> was called with.</summary>
    public Task<TimeSpan> DrainAsked => _drainAsked.Task;

    public static FakeEngine Answering(RouterReply reply) => new() { OnSend = (_, _) => Task.FromResult(reply) };

    public static FakeEngine Streaming(FakeReplyStream stream) => Answering(new RouterReply.Streaming(stream));

    public static RouterReply Document(string json) => new RouterReply.Document(Frame.Copy(Encoding.UTF8.GetBytes(json)));

    public Task<RouterReply> SendAsync(RouterRequest request, CancellationToken clientGone)
    {
        Request = request;
        Requests++;
        return OnSend(request, clientGone);
    }

    public Task DrainAsync(TimeSpan limit)
    {
        _drainAsked.TrySetResult(limit);
        return _drained.Task;
    }

    public bool EndStream(string id)
    {
        var known = Streams.Any(stream => stream.Id == id);
        Streams = [.. Streams.Where(stream => stream.Id != id)];
        return known;
    }

    /// <summary>How often it was told to read the configuration again.</summary>
    public int Reloads { get; private set; }

    public void ReloadSettings() => Reloads++;

    /// <summary>Lets the drain end.</summary>
    public void EndDrain() => _drained.TrySetResult();
}
